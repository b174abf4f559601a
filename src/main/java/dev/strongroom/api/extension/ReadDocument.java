package dev.strongroom.api.extension;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/** The OpenAPI document of this API, for everybody: tools read it before they have a token. */
final class ReadDocument implements ExtensionOperation<Target.OfServer, byte[]> {
  private static final Pattern PATH = Pattern.compile("openapi\\.json");

  @Override
  public String name() {
    return "read_document";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public Pattern path() {
    return PATH;
  }

  @Override
  public boolean isOpenToAll() {
    return true;
  }

  @Override
  public Target.OfServer read(ExtensionInput input) {
    return Target.OfServer.INSTANCE;
  }

  @Override
  public List<Need> needs(Target.OfServer server) {
    return List.of(Action.SEE_PUBLIC_PAGE.on(server));
  }

  @Override
  public byte[] perform(Permit permit, Target.OfServer server) {
    try (InputStream document = ReadDocument.class.getResourceAsStream("openapi.json")) {
      if (document == null) {
        throw new IllegalStateException("the program lacks its OpenAPI document");
      }
      return document.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public Reply reply(ExtensionInput input, Permit permit, byte[] document) {
    return ExtensionAnswers.document(document);
  }
}
