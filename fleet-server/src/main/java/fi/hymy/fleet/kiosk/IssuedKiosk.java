package fi.hymy.fleet.kiosk;

/// A kiosk with its secret in clear: the only time that it is seen.
///
/// @param secret 43 characters of `[A-Za-z0-9_-]`
public record IssuedKiosk(Kiosk kiosk, String secret) {
    @Override
    public String toString() {
        return "IssuedKiosk[" + kiosk + "]";
    }
}
