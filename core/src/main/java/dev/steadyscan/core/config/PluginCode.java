package dev.steadyscan.core.config;

import dev.steadyscan.api.error.DeviceException;
import dev.steadyscan.api.error.Failure;
import dev.steadyscan.api.error.FailureKind;
import dev.steadyscan.core.plugin.ForeignCalls;
import dev.steadyscan.core.plugin.Offer;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where binding runs code of a plugin: its settings records, each call with a limit. */
final class PluginCode {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final ForeignCalls calls;
  private final Map<Class<?>, RecordSchema> schemas = new HashMap<>();

  PluginCode(ForeignCalls calls) {
    this.calls = calls;
  }

  /** A plugin does what its contract forbids; the message names the plugin. */
  static final class PluginDefectException extends Exception {
    private static final long serialVersionUID = 1L;

    PluginDefectException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The record's constructor refuses the values; the message is the record's. */
  static final class RefusedValuesException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedValuesException(IllegalArgumentException cause) {
      super(Objects.requireNonNullElse(cause.getMessage(), cause.toString()), cause);
    }
  }

  RecordSchema schema(Offer<?> offer) throws PluginDefectException, InterruptedException {
    RecordSchema known = schemas.get(offer.settings());
    if (known != null) {
      return known;
    }
    String what = "looking at " + offer.settings().getName();
    try {
      RecordSchema schema = calls.call(what, LIMIT, () -> RecordSchema.of(offer.settings()));
      schemas.put(offer.settings(), schema);
      return schema;
    } catch (DeviceException e) {
      throw defect(offer.plugin(), what, e);
    }
  }

  Record construct(String plugin, RecordSchema schema, List<Object> values)
      throws PluginDefectException, RefusedValuesException, InterruptedException {
    String what = "new " + schema.type().getSimpleName() + "(...)";
    try {
      return calls.call(what, LIMIT, () -> construct(schema, values));
    } catch (DeviceException e) {
      if (e.failure().cause().orElse(e) instanceof IllegalArgumentException refused) {
        throw new RefusedValuesException(refused);
      }
      throw defect(plugin, what, e);
    }
  }

  private static Record construct(RecordSchema schema, List<Object> values) throws Exception {
    Constructor<? extends Record> constructor = schema.constructor();
    try {
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      Throwable thrown = Objects.requireNonNullElse(e.getCause(), e);
      if (thrown instanceof Error error) {
        throw error;
      }
      throw thrown instanceof Exception exception ? exception : new IllegalStateException(thrown);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(schema.type() + " does not take what was bound for it", e);
    }
  }

  private static PluginDefectException defect(String plugin, String what, DeviceException error) {
    Failure failure = error.failure();
    String how =
        failure.kind() == FailureKind.TIMEOUT
            ? "was not over after " + Quantities.print(LIMIT)
            : "threw " + failure.cause().map(Object::toString).orElse(failure.message());
    String message = "the plugin '" + plugin + "' is defective: " + what + " " + how;
    return new PluginDefectException(message, error);
  }
}
