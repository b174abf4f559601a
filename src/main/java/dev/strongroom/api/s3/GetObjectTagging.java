package dev.strongroom.api.s3;

import dev.strongroom.access.Action;
import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.access.Target;
import dev.strongroom.api.Reply;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.Names;
import java.util.List;

/** GetObjectTagging: there are no tags, and B2 says so of every object (sheet 04 §3.3). */
final class GetObjectTagging implements S3Operation<GetObjectTagging.Request, Target.OfFiles> {
  private final Names names;

  GetObjectTagging(Names names) {
    this.names = names;
  }

  record Request(Target.OfFiles object) {}

  @Override
  public String name() {
    return "GetObjectTagging";
  }

  @Override
  public S3Route route() {
    return S3Route.object("GET", "tagging");
  }

  @Override
  public Request read(S3Input input) {
    return new Request(input.object(names));
  }

  @Override
  public List<Need> needs(Request request) {
    return List.of(Action.READ_FILE_INFO.on(request.object));
  }

  @Override
  public Target.OfFiles perform(Permit permit, Request request) {
    request.object.bucket().id();
    return request.object;
  }

  @Override
  public Reply reply(S3Input input, Permit permit, Target.OfFiles object) {
    return S3Replies.xml(
        input, XmlWriter.document("Tagging", tagging -> tagging.element("TagSet", none -> {})));
  }
}
