package fi.hymy.acceptance.console;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// What can be told of a page of the console whatever its content.
final class Look {
    /// Text and labels with letters that went past the catalogues. What is between the marks ⟦ ⟧ went through
    /// them; what the walk itself called things is Greek; code, keys, ids and names of languages are none.
    private static final String UNTRANSLATED = """
            doc => {
              const skip = 'head, script, style, code, pre, kbd, textarea, [lang]:not(html), .hy-brand, .hy-bare-brand';
              const plain = text => {
                let rest = text, before;
                do { before = rest; rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ''); } while (rest !== before);
                return rest
                  .replace(/⟦[^⟧]*$/, '').replace(/^[^⟦]*⟧/, '')
                  .replace(/\\b\\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)( \\d{4})?( at [\\d:]+)?/g, '')
                  .replace(/\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\\b/g, '')
                  .replace(/\\b[a-z]+-[0-9a-f]{6,}\\b/g, '')
                  .replace(/\\b(Hymy|admin|Etc\\/UTC|UTC|(Europe|America)\\/\\w+|Ctrl K)\\b/g, '')
                  .trim();
              };
              const found = new Set();
              const add = text => {
                const rest = plain(text);
                if (/[A-Za-z]{2,}/.test(rest)) { found.add(rest.replace(/\\s+/g, ' ').replace(/\\d+/g, '0')); }
              };
              const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                if (!walker.currentNode.parentElement.closest(skip)) { add(walker.currentNode.data); }
              }
              for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'data-label', 'data-ask']) {
                doc.querySelectorAll(`[${name}]`).forEach(element => {
                  if (!element.closest(skip)) { add(element.getAttribute(name)); }
                });
              }
              return [...found];
            }""";
    private static final String LINKS = """
            doc => [...doc.querySelectorAll('a[href^="/"]:not([download])')].map(link => link.getAttribute('href'))""";
    private static final String READ = """
            async path => {
              const answer = await fetch(path, { headers: { 'Accept-Language': 'en-XA' } });
              const isPage = (answer.headers.get('Content-Type') ?? '').startsWith('text/html');
              const doc = new DOMParser().parseFromString(isPage ? await answer.text() : '', 'text/html');
              return { address: answer.url, links: (%s)(doc), untranslated: (%s)(doc) };
            }""".formatted(LINKS, UNTRANSLATED);
    private static final String SIDEWAYS = """
            () => {
              const page = document.documentElement;
              if (page.scrollWidth <= page.clientWidth + 1) { return []; }
              return [...document.querySelectorAll('body *')]
                .filter(one => one.getBoundingClientRect().right > page.clientWidth + 1)
                .slice(0, 3)
                .map(one => `${one.tagName.toLowerCase()}.${one.className.baseVal ?? one.className}`);
            }""";

    private final Page page;

    Look(Page page) {
        this.page = page;
    }

    /// A page as it came, not drawn.
    ///
    /// @param address where it was, after all that led elsewhere
    /// @param links within the console
    /// @param untranslated words that went past the catalogues
    record Sheet(String address, List<String> links, List<String> untranslated) {}

    /// Asks for a page without going there, in the language that marks what went through the catalogues.
    @SuppressWarnings("unchecked")
    Sheet read(String path) {
        var told = (Map<String, Object>) page.evaluate(READ, path);
        return new Sheet(
                URI.create((String) told.get("address")).getRawPath(), (List<String>) told.get("links"), (List<String>)
                        told.get("untranslated"));
    }

    /// What makes the page wider than the window.
    @SuppressWarnings("unchecked")
    List<String> sideways() {
        return (List<String>) page.evaluate(SIDEWAYS);
    }
}
