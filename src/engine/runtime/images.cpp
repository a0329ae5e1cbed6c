#include "engine/runtime/images.h"

#include <fmt/format.h>

#include <optional>
#include <regex>
#include <system_error>

#include "base/file.h"
#include "base/text.h"

namespace sparkecs::engine::runtime {
namespace {

struct Reference {
  std::string registry;  // empty: none was named
  std::string repository;
  std::string tag;
};

// As container engines read it: the first part is a registry when it looks like a host.
std::optional<Reference> parse(const std::string& text) {
  Reference reference;
  auto rest = text;
  auto slash = rest.find('/');
  auto first = rest.substr(0, slash);
  if (slash != std::string::npos && (first.find_first_of(".:") != std::string::npos || first == "localhost")) {
    reference.registry = first;
    rest.erase(0, slash + 1);
  }
  auto colon = rest.rfind(':');
  reference.tag = colon == std::string::npos ? "latest" : rest.substr(colon + 1);
  reference.repository = rest.substr(0, colon);
  static const std::regex kRepository("[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*");
  static const std::regex kTag("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
  if (reference.repository.size() > 256 || !std::regex_match(reference.repository, kRepository) ||
      !std::regex_match(reference.tag, kTag))
    return std::nullopt;
  return reference;
}

bool is_local(const std::string& registry) {
  static const std::regex kRegistry(
      R"((\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?|(localhost|127\.[\d.]+)(:\d+)?)?)");
  return std::regex_match(registry, kRegistry);
}

// The name a container engine completes a reference to before it looks for it.
std::string full_name(const Reference& reference) {
  auto name = fmt::format("{}:{}", reference.repository, reference.tag);
  if (!reference.registry.empty()) return reference.registry + "/" + name;
  return "docker.io/" + (name.find('/') == std::string::npos ? "library/" + name : name);
}

std::unexpected<Error> cannot_pull(Error::Kind kind, std::string message) {
  return fail(kind, std::move(message), "CannotPullContainerError");
}

// Neither part can name another folder: the patterns above allow no "..", and '/' is encoded.
std::filesystem::path file_of(const std::filesystem::path& folder, const Reference& reference) {
  return folder / percent_encode(reference.repository) / (reference.tag + ".json");
}

}  // namespace

Result<> Images::put(const std::string& reference, const HostImage& image) {
  auto parsed = parse(reference);
  if (!parsed || !is_local(parsed->registry))
    return fail(Error::Kind::Invalid, fmt::format("'{}' is not an image of the local registry", reference));
  auto file = file_of(folder_, *parsed);
  std::error_code problem;
  std::filesystem::create_directories(file.parent_path(), problem);
  if (problem)
    return fail(Error::Kind::Failed, fmt::format("cannot make {}: {}", file.parent_path().string(), problem.message()));
  return write_file_atomically(file, to_text(image));
}

Result<HostImage> Images::resolve(const std::string& reference) const {
  auto parsed = parse(reference);
  if (!parsed) return cannot_pull(Error::Kind::Invalid, fmt::format("invalid reference format: '{}'", reference));
  auto name = full_name(*parsed);
  auto text = is_local(parsed->registry) ? read_file(file_of(folder_, *parsed))
                                         : Result<std::string>(fail(Error::Kind::NotFound, "not ours"));
  if (!text && text.error().kind == Error::Kind::NotFound)
    return cannot_pull(
        Error::Kind::NotFound,
        fmt::format("pull image manifest has been retried 1 time(s): failed to resolve ref {}: {}: not found", name,
                    name));
  auto image = text ? parse_host_image(*text) : Result<HostImage>(std::unexpected(text.error()));
  if (!image) return cannot_pull(image.error().kind, fmt::format("{}: {}", name, image.error().message));
  return image;
}

}  // namespace sparkecs::engine::runtime
