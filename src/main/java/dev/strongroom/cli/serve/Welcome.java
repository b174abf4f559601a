package dev.strongroom.cli.serve;

import dev.strongroom.cli.settings.DataSettings;
import dev.strongroom.model.Endpoints;
import java.nio.file.Path;

/** What the server says when it is ready. */
final class Welcome {
  private static final Path STANDARD = Path.of("strongroom-data");

  private final Endpoints endpoints;
  private final DataSettings data;

  Welcome(Endpoints endpoints, DataSettings data) {
    this.endpoints = endpoints;
    this.data = data;
  }

  /** On every start but the first: the addresses. */
  String again() {
    return """
    Strongroom is ready.

      API      %s
      Console  %s
      Data     %s
    """
        .formatted(endpoints.api(), endpoints.console(), data.directory());
  }

  /** On the first start: how to sign in, and what to paste into a shell. */
  String first(RunningServer.FirstAccount account) {
    return again()
        + """

        This is the first start. An account was made; its password is shown only now:

          E-mail    %s
          Password  %s

        Sign in with them in a browser: %s

        There, or here, generate the master application key of the account. Whenever this is run again, the key
        before it is dead:

          ./strongroom key master%s

        Then put the two values that it prints in place of ID and KEY. Narrower keys are better for
        daily use: ./strongroom key create --help

          b2      export B2_ENVIRONMENT=%s B2_APPLICATION_KEY_ID=ID B2_APPLICATION_KEY=KEY
                  b2 bucket list

          rclone  export RCLONE_CONFIG_ROOM_TYPE=b2 RCLONE_CONFIG_ROOM_ENDPOINT=%s
                  export RCLONE_CONFIG_ROOM_ACCOUNT=ID RCLONE_CONFIG_ROOM_KEY=KEY
                  rclone lsd room:

          restic  restic -r rclone:room:BUCKET/restic init    (with the variables of rclone)
        """
            .formatted(
                account.email(),
                account.password().reveal(),
                endpoints.console(),
                dataOption(),
                endpoints.api(),
                endpoints.api());
  }

  private String dataOption() {
    return data.directory().equals(STANDARD) ? "" : " --data " + data.directory();
  }
}
