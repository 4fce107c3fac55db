package dev.steadyscan.pattern.cylindrical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steadyscan.api.pattern.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CylindricalPatternFactoryTest {

  @Test
  void isFoundByTheNameThatConfigsUse() {
    CylindricalPatternFactory factory = new CylindricalPatternFactory();

    assertThat(factory.name()).isEqualTo("cylindrical");
    assertThat(factory.settings()).isEqualTo(CylindricalSettings.class);
  }

  @Test
  void isListedAsAnExtension() throws IOException {
    StringBuilder listed = new StringBuilder();
    for (URL index : Collections.list(loader().getResources("META-INF/extensions.idx"))) {
      try (InputStream lines = index.openStream()) {
        listed.append(new String(lines.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(listed).contains(CylindricalPatternFactory.class.getName());
  }

  @Test
  void makesThePatternOfTheOrder() {
    assertThat(pattern(Order.RASTER)).isInstanceOf(CylindricalPattern.class);
    assertThat(pattern(Order.SERPENTINE)).isInstanceOf(CylindricalPattern.class);
    assertThat(pattern(Order.HELICAL)).isInstanceOf(HelicalPattern.class);
  }

  private static Pattern pattern(Order order) {
    return CylindricalPatternFactory.pattern(
        new CylindricalSettings(
            Values.stepping(0, 100, 50),
            Values.counting(0, 360, 4),
            Optional.empty(),
            Optional.empty(),
            order));
  }

  private static ClassLoader loader() {
    return CylindricalPatternFactory.class.getClassLoader();
  }
}
