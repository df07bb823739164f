package fi.hymy.protocol.release;

/// What is replaced.
public enum SoftwareKind {
    /// The runtime and the program: a squashfs.
    APP,
    /// The whole root image.
    OS
}
