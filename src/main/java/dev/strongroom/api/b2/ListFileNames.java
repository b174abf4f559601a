package dev.strongroom.api.b2;

import dev.strongroom.access.Need;
import dev.strongroom.access.Permit;
import dev.strongroom.api.Reply;
import dev.strongroom.files.ListingPage;
import dev.strongroom.files.Listings;
import dev.strongroom.files.Names;
import java.util.List;
import java.util.Optional;

/** b2_list_file_names: the names that are not hidden, each with its newest file (sheet 02 §9.3). */
final class ListFileNames implements NativeOperation<FileListing.Request, FileListing.Answer> {
  private final Names names;
  private final Listings listings;

  ListFileNames(Names names, Listings listings) {
    this.names = names;
    this.listings = listings;
  }

  @Override
  public String name() {
    return "b2_list_file_names";
  }

  @Override
  public FileListing.Request read(NativeInput input) {
    return FileListing.read(input, names, input.fields(), Optional.empty());
  }

  @Override
  public List<Need> needs(FileListing.Request request) {
    return FileListing.needs(request);
  }

  @Override
  public FileListing.Answer perform(Permit permit, FileListing.Request request) {
    return FileListing.perform(permit, request, listings, Listings.Kind.NAMES);
  }

  @Override
  public long transactions(FileListing.Answer answer) {
    return FileListing.transactions(answer);
  }

  @Override
  public Reply reply(NativeInput input, Permit permit, FileListing.Answer answer) {
    String next = answer.page().next().map(ListingPage.Marker::name).orElse(null);
    return Answers.json(json -> {
      FileListing.writeRows(json, input, permit, answer);
      json.text("nextFileName", next);
    });
  }
}
