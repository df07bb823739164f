package fi.hymy.acceptance.console;

import com.microsoft.playwright.Page;
import java.util.List;

/// What of the page that a browser shows is wrong whatever its content.
final class Look {
    /// Text and labels with letters that went past the catalogues. What is between the marks ⟦ ⟧ went through them; what
    /// the walk itself called things is Greek; code, keys, ids and names of languages are no language.
    private static final String UNTRANSLATED = """
            () => {
              const skip = 'script, style, code, pre, kbd, textarea, [lang]:not(html), .hy-brand, .hy-bare-brand';
              const plain = text => {
                let rest = text, before;
                do { before = rest; rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ''); } while (rest !== before);
                return rest
                  .replace(/\\b\\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)( \\d{4})?( at [\\d:]+)?/g, '')
                  .replace(/\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\\b/g, '')
                  .replace(/\\b[a-z]+-[0-9a-f]{6,}\\b/g, '')
                  .replace(/\\b(Hymy|admin|Etc\\/UTC|UTC|Europe\\/\\w+|Ctrl K)\\b/g, '')
                  .trim();
              };
              const found = new Set();
              const add = text => { const rest = plain(text); if (/[A-Za-z]{2,}/.test(rest)) { found.add(rest.replace(/\\s+/g, ' ')); } };
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                if (!walker.currentNode.parentElement.closest(skip)) { add(walker.currentNode.data); }
              }
              for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'data-label', 'data-ask']) {
                document.querySelectorAll(`[${name}]`).forEach(element => {
                  if (!element.closest(skip)) { add(element.getAttribute(name)); }
                });
              }
              return [...found];
            }""";
    private static final String SIDEWAYS = """
            () => {
              const page = document.documentElement;
              if (page.scrollWidth <= page.clientWidth + 1) { return []; }
              return [...document.querySelectorAll('body *')]
                .filter(one => one.getBoundingClientRect().right > page.clientWidth + 1)
                .slice(0, 3)
                .map(one => `${one.tagName.toLowerCase()}.${one.className.baseVal ?? one.className}`);
            }""";
    private static final String LINKS = """
            () => [...document.querySelectorAll('a[href^="/"]:not([download])')].map(link => link.getAttribute('href'))""";

    private final Page page;

    Look(Page page) {
        this.page = page;
    }

    /// While the browser asks for `en-XA`.
    List<String> untranslated() {
        return strings(UNTRANSLATED);
    }

    /// What makes the page wider than the window.
    List<String> sideways() {
        return strings(SIDEWAYS);
    }

    /// Where the page leads within the console.
    List<String> links() {
        return strings(LINKS);
    }

    @SuppressWarnings("unchecked")
    private List<String> strings(String script) {
        return (List<String>) page.evaluate(script);
    }
}
