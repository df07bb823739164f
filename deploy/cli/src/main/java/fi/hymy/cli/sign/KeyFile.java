package fi.hymy.cli.sign;

import fi.hymy.protocol.release.ReleaseKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The file of a private key: readable by its owner alone, its secret sealed by a passphrase where there is one
/// (PBKDF2 with HMAC-SHA-256, then AES-256-GCM).
public final class KeyFile {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int ITERATIONS = 600_000;
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    private KeyFile() {}

    /// @param secret never leaves this program
    public record Pair(PrivateKey secret, ReleaseKey key) {
        public String id() {
            return key.id().value();
        }
    }

    /// Makes a new key.
    ///
    /// @param passphrase null for none
    /// @throws SigningException when there is such a file already: a key that is overwritten is lost for ever
    public static Pair make(Path file, char @Nullable [] passphrase) throws IOException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ReleaseKey.ALGORITHM).generateKeyPair();
            ReleaseKey key = ReleaseKey.of(pair.getPublic());
            write(file, written(pair.getPrivate(), key, passphrase));
            return new Pair(pair.getPrivate(), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java since 15 has Ed25519", e);
        }
    }

    private static ObjectNode written(PrivateKey secret, ReleaseKey key, char @Nullable [] passphrase)
            throws GeneralSecurityException {
        ObjectNode json = JSON.createObjectNode()
                .put("what", "Hymy release key: keep it secret")
                .put("id", key.id().value())
                .put("public", key.base64());
        if (passphrase == null) {
            return json.put("secret", base64(secret.getEncoded()));
        }
        var random = new SecureRandom();
        var salt = new byte[SALT];
        var nonce = new byte[NONCE];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, passphrase, salt, ITERATIONS, nonce);
        return json.put("iterations", ITERATIONS)
                .put("salt", base64(salt))
                .put("nonce", base64(nonce))
                .put("sealed", base64(cipher.doFinal(secret.getEncoded())));
    }

    /// Nobody else can read it at any moment, not even while it is new.
    private static void write(Path file, ObjectNode json) throws IOException {
        try (var channel = Files.newByteChannel(
                file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ALONE))) {
            channel.write(ByteBuffer.wrap(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json)));
        } catch (FileAlreadyExistsException e) {
            throw new SigningException("%s is there already, and a key is never overwritten.".formatted(file), e);
        }
    }

    /// Whether a passphrase is needed to read it.
    public static boolean isSealed(Path file) throws IOException {
        return json(file).has("sealed");
    }

    /// What others may see of a key.
    static ReleaseKey publicKey(Path file) throws IOException {
        try {
            return new ReleaseKey(json(file).path("public").asString(""));
        } catch (IllegalArgumentException e) {
            throw new SigningException("%s is no key that `hymy release keygen` made.".formatted(file), e);
        }
    }

    /// @param passphrase not looked at where the file is not sealed
    /// @throws SigningException when others may read the file, when it is no key, or when the passphrase is wrong
    public static Pair read(Path file, char @Nullable [] passphrase) throws IOException {
        Set<PosixFilePermission> wide = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        wide.removeAll(OWNER_ALONE);
        if (!wide.isEmpty()) {
            throw new SigningException("%s can be read by others. Run: chmod 600 %s".formatted(file, file));
        }
        JsonNode json = json(file);
        try {
            var key = new ReleaseKey(json.path("public").asString(""));
            byte[] encoded = json.has("sealed") ? opened(json, passphrase) : bytes(json, "secret");
            PrivateKey secret =
                    KeyFactory.getInstance(ReleaseKey.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new Pair(secret, key);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SigningException(
                    json.has("sealed")
                            ? "The passphrase does not open %s.".formatted(file)
                            : "%s is no key that `hymy release keygen` made.".formatted(file),
                    e);
        }
    }

    private static byte[] opened(JsonNode json, char @Nullable [] passphrase) throws GeneralSecurityException {
        if (passphrase == null) {
            throw new SigningException("This key is sealed: say --passphrase.");
        }
        Cipher cipher = cipher(
                Cipher.DECRYPT_MODE,
                passphrase,
                bytes(json, "salt"),
                Math.clamp(json.path("iterations").asInt(0), 1, 10_000_000),
                bytes(json, "nonce"));
        return cipher.doFinal(bytes(json, "sealed"));
    }

    private static Cipher cipher(int mode, char[] passphrase, byte[] salt, int iterations, byte[] nonce)
            throws GeneralSecurityException {
        byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(passphrase, salt, iterations, KEY_BITS))
                .getEncoded();
        SecretKey key = new SecretKeySpec(derived, "AES");
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static JsonNode json(Path file) throws IOException {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new SigningException("%s is no key that `hymy release keygen` made.".formatted(file), e);
        }
    }

    private static byte[] bytes(JsonNode json, String field) {
        return Base64.getDecoder().decode(json.path(field).asString(""));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
