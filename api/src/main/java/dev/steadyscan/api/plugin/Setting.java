package dev.steadyscan.api.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says more of a component of a settings record: for the binder, and for the help. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** One line for the help. */
  String value() default "";

  /** The unit of the figure: {@code mm}, {@code deg}, {@code bytes} (reads {@code 2 MiB}) ... */
  String unit() default "";

  /** The least value of a figure; for durations in seconds. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The greatest value of a figure; for durations in seconds. */
  double max() default Double.POSITIVE_INFINITY;

  /**
   * Whether the record may be written as the value of this component alone: {@code heights-mm = [0,
   * 50]} for {@code heights-mm { list = [0, 50] }}. One component of a record at most.
   */
  boolean shorthand() default false;
}
