package dev.steadyscan.core.plugin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Builds a plugin's zip of Java source, for real: compiled, packed, with what a build adds. */
final class PluginZip {
  /** Most zips hold the same few sources, and compiling is what takes the time. */
  private static final Map<String, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

  private final Map<String, String> properties = new LinkedHashMap<>();
  private final Map<String, byte[]> jar = new LinkedHashMap<>();
  private final Map<String, byte[]> zip = new LinkedHashMap<>();
  private final List<String> extensions = new ArrayList<>();
  private boolean descriptor = true;

  PluginZip(String id) {
    properties.put("plugin.id", id);
    properties.put("plugin.version", "1.0.0");
    properties.put("plugin.requires", ">=0.1.0 & <0.2.0");
    properties.put("plugin.description", "The plugin " + id);
  }

  /** A plugin with one policy, named as the plugin. */
  static PluginZip good(String id) {
    return new PluginZip(id).policy("acme.Policy", id, "");
  }

  PluginZip property(String key, String value) {
    properties.put(key, value);
    return this;
  }

  PluginZip without(String key) {
    properties.remove(key);
    return this;
  }

  PluginZip withoutDescriptor() {
    descriptor = false;
    return this;
  }

  /** An extension: a recovery policy factory with this statement in its constructor. */
  PluginZip policy(String className, String name, String inConstructor) {
    return extension(
        className,
        """
        implements dev.steadyscan.api.plugin.RecoveryPolicyFactory<%s.Settings> {
          public record Settings() {}
          public @SIMPLE@() { %s }
          public String name() { return "%s"; }
          public Class<Settings> settings() { return Settings.class; }
          public dev.steadyscan.api.recovery.RecoveryPolicy create(
              Settings settings, dev.steadyscan.api.plugin.DeviceContext context) {
            throw new UnsupportedOperationException();
          }
        }
        """
            .formatted(className, inConstructor, name));
  }

  /** An extension class with this body, from {@code implements} on. */
  PluginZip extension(String className, String body) {
    extensions.add(className);
    return source(className, body);
  }

  /** The plugin class, with these methods. */
  PluginZip pluginClass(String className, String methods) {
    property("plugin.class", className);
    return source(className, "extends org.pf4j.Plugin { " + methods + " }");
  }

  PluginZip source(String className, String body) {
    int dot = className.lastIndexOf('.');
    String simple = className.substring(dot + 1);
    String text =
        "package " + className.substring(0, dot) + ";\npublic class " + simple + " " + body;
    Source source = new Source(className, text.replace("@SIMPLE@", simple));
    jar.putAll(COMPILED.computeIfAbsent(source.text, ignored -> compile(source)));
    return this;
  }

  PluginZip inJar(String name, String text) {
    return inJar(name, text.getBytes(StandardCharsets.UTF_8));
  }

  PluginZip inJar(String name, byte[] bytes) {
    jar.put(name, bytes);
    return this;
  }

  PluginZip inZip(String name, byte[] bytes) {
    zip.put(name, bytes);
    return this;
  }

  /** Another jar in {@code lib}. */
  PluginZip library(String name, Map<String, byte[]> entries) {
    return inZip("lib/" + name, pack(entries));
  }

  PluginZip withoutExtensions() {
    extensions.clear();
    return this;
  }

  Path write(Path file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    if (descriptor) {
      StringBuilder text = new StringBuilder();
      properties.forEach((key, value) -> text.append(key + "=" + value + "\n"));
      entries.put("plugin.properties", text.toString().getBytes(StandardCharsets.UTF_8));
    }
    Map<String, byte[]> classes = new LinkedHashMap<>(jar);
    classes.put(
        "META-INF/extensions.idx", String.join("\n", extensions).getBytes(StandardCharsets.UTF_8));
    entries.put("lib/" + properties.get("plugin.id") + ".jar", pack(classes));
    entries.putAll(zip);
    return Files.write(file, pack(entries));
  }

  /** A class of the host as a plugin would bring it along. */
  static Map<String, byte[]> copyOf(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    try (InputStream in = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name))) {
      return Map.of(name, in.readAllBytes());
    }
  }

  static byte[] pack(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> compile(Source source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavaFileManager memory = new InMemory(files, written);
      List<String> options = List.of("-proc:none", "-nowarn", "--release", "17");
      boolean good =
          compiler.getTask(messages, memory, null, options, null, List.of(source)).call();
      if (!good) {
        throw new IllegalStateException(messages + source.text);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Map<String, byte[]> classes = new LinkedHashMap<>();
    written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written;

    InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> written) {
      super(files);
      this.written = written;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      String name = className.replace('.', '/') + ".class";
      return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
        @Override
        public ByteArrayOutputStream openOutputStream() {
          return written.computeIfAbsent(name, ignored -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
