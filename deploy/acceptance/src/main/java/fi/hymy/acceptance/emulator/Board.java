package fi.hymy.acceptance.emulator;

import java.nio.file.Path;
import java.util.Optional;

/// What the emulated machine is made of, and what is told it from outside.
///
/// @param processors made of software, each on a thread
/// @param tpm folder of the chip that keeps secrets; a board without one where it is empty
/// @param keys whose releases it is to take
/// @param settings of the kiosk's program
record Board(int processors, Optional<Path> tpm, Path keys, String settings) {}
