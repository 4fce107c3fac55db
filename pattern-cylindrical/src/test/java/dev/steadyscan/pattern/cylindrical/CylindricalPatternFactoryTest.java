package dev.steadyscan.pattern.cylindrical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
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

  private static ClassLoader loader() {
    return CylindricalPatternFactory.class.getClassLoader();
  }
}
