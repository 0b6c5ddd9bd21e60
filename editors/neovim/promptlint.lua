-- Neovim 0.11 and later: save this file as ~/.config/nvim/lsp/promptlint.lua and put
-- vim.lsp.enable("promptlint") into init.lua.
return {
  cmd = { "promptlint", "server" },
  filetypes = { "python" },
  root_markers = { "promptlint.toml", "pyproject.toml", ".git" },
  init_options = {
    settings = vim.empty_dict(), -- keys of the configuration, which go before those of files
    ignoreReason = "say why",
  },
}
