-- Neovim 0.7 to 0.10: put this into init.lua. Tried with 0.7.2.
local clients = {}

local function root_of(file)
  local folder = vim.fn.fnamemodify(file, ":p:h")
  for _, mark in ipairs({ "promptlint.toml", "pyproject.toml" }) do
    local found = vim.fn.findfile(mark, folder .. ";")
    if found ~= "" then
      return vim.fn.fnamemodify(found, ":p:h")
    end
  end
  return folder
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = "python",
  callback = function(event)
    local root = root_of(event.file)
    clients[root] = clients[root]
      or vim.lsp.start_client({
        name = "promptlint",
        cmd = { "promptlint", "server" },
        root_dir = root,
        init_options = { settings = vim.empty_dict() }, -- keys of the configuration
      })
    vim.lsp.buf_attach_client(event.buf, clients[root])
  end,
})
