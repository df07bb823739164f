/// Making and signing releases where the private key lies: no server, no network, files alone.
@NullMarked
package fi.hymy.cli.sign;

import org.jspecify.annotations.NullMarked;
