package fi.hymy.fleet.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How our records stand in the description: under a name that is theirs alone, with what may be null as
/// `@Nullable` says it, and all else required.
final class RecordSchemas implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        JavaType java = Json31.mapper().constructType(type.getType());
        if (!isOurs(java.getRawClass())) {
            return chain.next().resolve(type, context, chain);
        }
        String name = name(java);
        Schema<?> resolved = chain.next().resolve(type.name(name), context, chain);
        Schema<?> defined = context.getDefinedModels().get(name);
        if (defined != null) {
            sayWhatMayBeNull(defined, java.getRawClass());
        }
        return resolved;
    }

    private static boolean isOurs(@Nullable Class<?> type) {
        return type != null && type.isRecord() && type.getPackageName().startsWith("fi.hymy.");
    }

    /// A record within `DeviceApi` is called `Device…` there, for several have a `Wish`.
    private static String name(JavaType java) {
        Class<?> type = java.getRawClass();
        if (java.containedTypeCount() == 1) {
            return name(java.containedType(0)) + type.getSimpleName().replace("Json", "");
        }
        String own = type.getSimpleName().replaceFirst("Json$", "");
        Class<?> around = type.getDeclaringClass();
        String home = around == null ? "" : around.getSimpleName().replaceFirst("(Api|Json)$", "");
        return own.startsWith(home) ? own : home + own;
    }

    private static void sayWhatMayBeNull(Schema<?> schema, Class<?> type) {
        @SuppressWarnings("rawtypes")
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        for (RecordComponent part : type.getRecordComponents()) {
            Schema<?> property = properties.get(part.getName());
            if (property != null && WholeBodies.isNullable(part)) {
                properties.put(part.getName(), orNull(property));
            }
        }
        List<String> required = Arrays.stream(type.getRecordComponents())
                .filter(part -> properties.containsKey(part.getName()))
                .filter(part -> !WholeBodies.isNullable(part))
                .map(RecordComponent::getName)
                .toList();
        schema.setRequired(required.isEmpty() ? null : required);
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.getTypes() != null && schema.getEnum() == null) {
            Set<String> types = new LinkedHashSet<>(schema.getTypes());
            types.add("null");
            schema.setTypes(types);
            return schema;
        }
        boolean isSo = schema.getAnyOf() != null;
        Schema<?> nothing = new JsonSchema();
        nothing.setTypes(Set.of("null"));
        Schema<?> either = new JsonSchema();
        either.setAnyOf(List.of(schema, nothing));
        return isSo ? schema : either;
    }
}
