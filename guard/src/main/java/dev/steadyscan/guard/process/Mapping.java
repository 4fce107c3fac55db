package dev.steadyscan.guard.process;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part of a file in memory that can be unmapped, which the JDK offers from 22 on (an Arena);
 * before that it is done with Unsafe, as many libraries do. Both by reflection, since this is
 * compiled for 17. Where neither works the garbage collector unmaps, in its own time, which is said
 * once in the log. For one owner: whoever unmaps knows that nobody reads any more.
 */
final class Mapping {
  private static final Logger LOG = LoggerFactory.getLogger(Mapping.class);
  private static final int FIRST_WITH_ARENA = 22;

  private final ByteBuffer bytes;
  private final Unmap unmap;

  private interface Unmap {
    void run() throws ReflectiveOperationException;
  }

  private Mapping(ByteBuffer bytes, Unmap unmap) {
    this.bytes = bytes;
    this.unmap = unmap;
  }

  /** Maps bytes of a file for reading and writing; they have to be there. */
  static Mapping of(FileChannel file, long from, long size) throws IOException {
    if (Runtime.version().feature() >= FIRST_WITH_ARENA) {
      try {
        return inArena(file, from, size);
      } catch (ReflectiveOperationException notThere) {
        LOG.debug("no Arena", notThere);
      }
    }
    ByteBuffer mapped = file.map(MapMode.READ_WRITE, from, size);
    return new Mapping(mapped, () -> clean(mapped));
  }

  ByteBuffer bytes() {
    return bytes;
  }

  /** Gives the memory back. Nobody MUST read it from now on. */
  void unmap() {
    try {
      unmap.run();
    } catch (ReflectiveOperationException | RuntimeException notPossible) {
      LOG.debug("not unmapped", notPossible);
      LeftToCollector.say();
    }
  }

  /** Says it when it is first used, and never again. */
  private static final class LeftToCollector {
    static {
      LOG.warn("shared memory cannot be given back at once here: the garbage collector does it");
    }

    private static void say() {}
  }

  private static Mapping inArena(FileChannel file, long from, long size)
      throws ReflectiveOperationException, IOException {
    Class<?> type = Class.forName("java.lang.foreign.Arena");
    Method map = FileChannel.class.getMethod("map", MapMode.class, long.class, long.class, type);
    Object arena = type.getMethod("ofShared").invoke(null);
    Object segment = map.invoke(file, MapMode.READ_WRITE, from, size, arena);
    Object buffer =
        Class.forName("java.lang.foreign.MemorySegment").getMethod("asByteBuffer").invoke(segment);
    return new Mapping((ByteBuffer) buffer, () -> type.getMethod("close").invoke(arena));
  }

  private static void clean(ByteBuffer mapped) throws ReflectiveOperationException {
    Class<?> type = Class.forName("sun.misc.Unsafe");
    Field field = type.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    type.getMethod("invokeCleaner", ByteBuffer.class).invoke(field.get(null), mapped);
  }
}
