#include "model/shell_names.h"

#include <algorithm>

namespace sparkecs::model {

bool is_owned_by_shell(std::string_view name) {
  static constexpr std::string_view kOwned[] = {"_",
                                                "CHILD_MAX",
                                                "COMP_WORDBREAKS",
                                                "DIRSTACK",
                                                "EPOCHREALTIME",
                                                "EPOCHSECONDS",
                                                "EUID",
                                                "FUNCNAME",
                                                "GROUPS",
                                                "HISTCMD",
                                                "IFS",
                                                "LINENO",
                                                "OLDPWD",
                                                "OPTARG",
                                                "OPTERR",
                                                "OPTIND",
                                                "PPID",
                                                "PS1",
                                                "PS2",
                                                "PS4",
                                                "PIPESTATUS",
                                                "PWD",
                                                "RANDOM",
                                                "SECONDS",
                                                "SHLVL",
                                                "SRANDOM",
                                                "SHELLOPTS",
                                                "UID",
                                                "POSIXLY_CORRECT",
                                                "POSIX_PEDANTIC"};
  return name.starts_with("BASH") || std::ranges::find(kOwned, name) != std::end(kOwned);
}

bool is_filled_by_shell(std::string_view name) {
  static constexpr std::string_view kFilled[] = {"HOSTNAME", "HOSTTYPE", "MACHTYPE", "OSTYPE", "PATH", "SHELL", "TERM"};
  return std::ranges::find(kFilled, name) != std::end(kFilled);
}

}  // namespace sparkecs::model
