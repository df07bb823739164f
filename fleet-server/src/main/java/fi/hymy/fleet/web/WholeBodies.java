package fi.hymy.fleet.web;

import fi.hymy.protocol.survey.Fault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/// Refuses a request body in which something is missing that its record does not mark as `@Nullable`: with
/// every such place at once, and before a controller stumbles over it.
@RestControllerAdvice(annotations = RestController.class)
final class WholeBodies extends RequestBodyAdviceAdapter {
    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return parameter.getParameterType().isRecord();
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        List<Fault> faults = faults(body);
        if (!faults.isEmpty()) {
            throw ApiProblem.unprocessable("Something is missing.", faults);
        }
        return body;
    }

    static List<Fault> faults(Object body) {
        var faults = new ArrayList<Fault>();
        look("", body, faults);
        return faults;
    }

    private static void look(String path, Object found, List<Fault> faults) {
        if (found instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                see("%s[%d]".formatted(path, i), list.get(i), true, faults);
            }
        } else if (found instanceof Record && found.getClass().getPackageName().startsWith("fi.hymy.fleet")) {
            for (RecordComponent part : found.getClass().getRecordComponents()) {
                String below = path.isEmpty() ? part.getName() : path + "." + part.getName();
                see(below, value(part, found), !isNullable(part), faults);
            }
        }
    }

    private static void see(String path, @Nullable Object value, boolean required, List<Fault> faults) {
        if (value != null) {
            look(path, value, faults);
        } else if (required) {
            faults.add(new Fault(path, "is missing"));
        }
    }

    static boolean isNullable(RecordComponent part) {
        return part.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable Object value(RecordComponent part, Object body) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(body);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the part " + part.getName() + " cannot be read", e);
        }
    }
}
