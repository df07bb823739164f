package fi.hymy.fleet.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Takes no more from a program than could be meant: what is too large is refused before it fills the
/// memory, whether it says its length or not.
final class BodyLimit extends OncePerRequestFilter {
    /// Pictures and sheets may have 20 MiB; a little more is read, so that the controller can say so.
    private static final long FILES = 21L << 20;
    private static final long JSON = 2L << 20;
    /// Software goes past the memory onto the disk; its controller knows how large each file is.
    private static final long SOFTWARE = 8L << 30;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long most = most(request.getRequestURI());
        if (request.getContentLengthLong() > most) {
            response.setHeader("Connection", "close");
            ProblemWriter.write(response, 413, "Too large", words(most));
        } else if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
            chain.doFilter(new Bounded(request, most), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static long most(String path) {
        if (path.startsWith("/api/v1/releases/") && path.contains("/files/")) {
            return SOFTWARE;
        }
        return path.startsWith("/api/v1/assets") || path.startsWith("/api/v1/sheets") ? FILES : JSON;
    }

    private static String words(long most) {
        return "The body may have %d MiB here.".formatted(most >> 20);
    }

    /// The body went on after its bound.
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(long most) {
            super(words(most));
        }
    }

    private static final class Bounded extends HttpServletRequestWrapper {
        private final long most;

        private Bounded(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), most);
        }
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream in;
        private final long most;
        private long read;

        private Counted(ServletInputStream in, long most) {
            this.in = in;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = in.read(bytes, from, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int more) throws TooLargeException {
            read += more;
            if (read > most) {
                throw new TooLargeException(most);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
