/// The frame around everything that goes over HTTP: page layout, security chains, headers, errors, live fragments
/// and the interfaces by which features bring their panels.
@NullMarked
package fi.hymy.fleet.web;

import org.jspecify.annotations.NullMarked;
