package dev.steadyscan.guard;

import dev.steadyscan.api.ShotId;
import dev.steadyscan.api.event.DeviceEvent;
import dev.steadyscan.api.event.DeviceEvent.AttemptFailed;
import dev.steadyscan.api.event.DeviceEvent.AttemptStarted;
import dev.steadyscan.api.event.DeviceEvent.FrameTaken;
import dev.steadyscan.api.event.DeviceEvent.Note;
import dev.steadyscan.api.event.DeviceEvent.RecoveryEnded;
import dev.steadyscan.api.event.DeviceEvent.RecoveryStarted;
import dev.steadyscan.api.event.DeviceEvent.RecoveryStepDone;
import dev.steadyscan.api.event.DeviceEvent.RecoveryStepFailed;
import java.util.List;

/** Events as short texts. */
final class Story {
  private Story() {}

  static List<String> of(List<DeviceEvent> events) {
    return events.stream().map(Story::of).toList();
  }

  private static String of(DeviceEvent event) {
    if (event instanceof AttemptStarted started) {
      return "attempt " + at(started.shot());
    } else if (event instanceof AttemptFailed failed) {
      return "failed " + at(failed.shot()) + " " + failed.failure().kind();
    } else if (event instanceof FrameTaken taken) {
      return "taken " + at(taken.shot());
    } else if (event instanceof RecoveryStarted started) {
      return "recovery " + started.decision().getClass().getSimpleName();
    } else if (event instanceof RecoveryStepDone done) {
      return "step " + done.step();
    } else if (event instanceof RecoveryStepFailed failed) {
      return "step " + failed.step() + " " + failed.failure().kind();
    } else if (event instanceof RecoveryEnded ended) {
      return ended.completed() ? "recovered" : "not recovered";
    } else if (event instanceof Note note) {
      return "note " + note.text();
    }
    return event.toString();
  }

  private static String at(ShotId shot) {
    return shot.step() + "/" + shot.attempt();
  }
}
