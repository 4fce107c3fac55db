package dev.steadyscan.core.config;

import dev.steadyscan.api.plugin.Setting;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the type of a record's component asks of its value. */
final class ShapeReader {
  private static final String BYTES = "bytes";

  private final RecordComponent component;
  private final String unit;
  private final double min;
  private final double max;
  private final List<Class<?>> around;

  ShapeReader(RecordComponent component, @Nullable Setting setting, List<Class<?>> around) {
    this.component = component;
    this.around = around;
    unit = setting == null ? "" : setting.unit();
    min = setting == null ? Double.NEGATIVE_INFINITY : setting.min();
    max = setting == null ? Double.POSITIVE_INFINITY : setting.max();
  }

  Shape read(Type type) {
    if (type instanceof Class<?> plain) {
      return readClass(plain);
    }
    if (type instanceof ParameterizedType generic) {
      return readGeneric(generic);
    }
    throw unsupported(type);
  }

  private Shape readClass(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return new Shape.Flag();
    } else if (type == int.class || type == Integer.class) {
      return new Shape.Whole(true, range());
    } else if (type == long.class || type == Long.class) {
      return unit.equals(BYTES) ? new Shape.Bytes(notNegative()) : new Shape.Whole(false, range());
    } else if (type == double.class || type == Double.class) {
      return new Shape.Real(range());
    } else if (type == String.class) {
      return new Shape.Text();
    } else if (type == Path.class) {
      return new Shape.File();
    } else if (type == Duration.class) {
      return new Shape.Time(notNegative());
    } else if (type.isEnum()) {
      return new Shape.Choice(words(type));
    } else if (type.isRecord()) {
      return new Shape.Section(RecordSchema.of(type.asSubclass(Record.class), around));
    }
    throw unsupported(type);
  }

  private Shape readGeneric(ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) {
      return new Shape.ListOf(read(arguments[0]));
    } else if (type.getRawType() == Optional.class) {
      return new Shape.OptionalOf(read(arguments[0]));
    } else if (type.getRawType() == Map.class && arguments[0] == String.class) {
      return new Shape.MapOf(read(arguments[1]));
    }
    throw unsupported(type);
  }

  private static Map<String, Object> words(Class<?> type) {
    Map<String, Object> words = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      words.put(((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    return words;
  }

  private Shape.Range range() {
    return new Shape.Range(min, max, unit);
  }

  /** A duration or a size below zero is asked for by a least value below zero alone. */
  private Shape.Range notNegative() {
    return new Shape.Range(min == Double.NEGATIVE_INFINITY ? 0 : min, max, unit);
  }

  private UnsupportedSettingsException unsupported(Type type) {
    return new UnsupportedSettingsException(
        component.getDeclaringRecord().getName()
            + "."
            + component.getName()
            + " has the type "
            + type.getTypeName()
            + ", which no setting can have");
  }
}
