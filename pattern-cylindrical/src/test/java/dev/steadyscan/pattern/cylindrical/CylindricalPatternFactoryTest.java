package dev.steadyscan.pattern.cylindrical;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
    try (InputStream index =
        CylindricalPatternFactory.class.getResourceAsStream("/META-INF/extensions.idx")) {
      assertThat(index).isNotNull();
      assertThat(new String(index.readAllBytes(), StandardCharsets.UTF_8))
          .contains(CylindricalPatternFactory.class.getName());
    }
  }
}
