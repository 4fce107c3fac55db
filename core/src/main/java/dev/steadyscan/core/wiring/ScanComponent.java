package dev.steadyscan.core.wiring;

import dagger.BindsInstance;
import dagger.Component;
import dev.steadyscan.api.event.ScanListener;
import dev.steadyscan.api.time.TimeSource;
import dev.steadyscan.core.scan.Control;
import dev.steadyscan.core.scan.PreparedScan;
import dev.steadyscan.core.scan.Remaining;
import dev.steadyscan.core.scan.ScanExecution;
import dev.steadyscan.core.store.ScanHeader;
import dev.steadyscan.core.store.ScanStore;
import jakarta.inject.Singleton;
import java.util.List;

/** The parts of one scan; a component is made for each. */
@Singleton
@Component(modules = ScanModule.class)
public interface ScanComponent {

  /** The scan, ready to be run once. */
  ScanExecution execution();

  /** Makes the component of a scan. */
  @Component.Factory
  interface Factory {
    /** Everything that comes from outside. */
    ScanComponent create(
        @BindsInstance PreparedScan scan,
        @BindsInstance Remaining remaining,
        @BindsInstance ScanHeader header,
        @BindsInstance ScanStore store,
        @BindsInstance List<ScanListener> listeners,
        @BindsInstance TimeSource time,
        @BindsInstance Control control);
  }
}
