return {
  cmd = { "promptlint", "server" },
  filetypes = { "python" },
  root_markers = { "promptlint.toml", "pyproject.toml", ".git" },
  init_options = {
    settings = vim.empty_dict(), -- keys of the configuration, which go before those of files
    ignoreReason = "say why",
  },
}
