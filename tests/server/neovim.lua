-- Run by test_neovim.py in a headless Neovim: attach the server, edit, write down what is seen.
local out = {}
local target = vim.env.PROMPTLINT_OUT

local function shown()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, { code = one.code, line = one.lnum, column = one.col, source = one.source })
  end
  return found
end

local function wait(holds)
  return vim.wait(20000, holds, 20)
end

local id = vim.lsp.start_client({
  name = "promptlint",
  cmd = vim.fn.json_decode(vim.env.PROMPTLINT_SERVER),
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(0, id)
wait(function() return #vim.diagnostic.get(0) > 0 end)
out.before = shown()

-- Behind three astral characters, by an edit as a user makes one.
vim.cmd([[%s/sytem/system/]])
wait(function() return #vim.diagnostic.get(0) == 0 end)
out.mended = shown()
vim.cmd("undo")
wait(function() return #vim.diagnostic.get(0) > 0 end)
out.undone = shown()

local params = vim.lsp.util.make_range_params()
params.range = {
  start = { line = out.before[1].line, character = out.before[1].column },
  ["end"] = { line = out.before[1].line, character = out.before[1].column },
}
params.context = { diagnostics = {} }
local replies = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 20000)
for _, reply in pairs(replies or {}) do
  for _, action in ipairs(reply.result or {}) do
    if action.isPreferred then
      local edit = action.edit
      if not edit then
        local full = vim.lsp.buf_request_sync(0, "codeAction/resolve", action, 20000)
        edit = full[id].result.edit
      end
      vim.lsp.util.apply_workspace_edit(edit, vim.lsp.get_client_by_id(id).offset_encoding)
    end
  end
end
wait(function() return #vim.diagnostic.get(0) == 0 end)
out.fixed = vim.api.nvim_buf_get_lines(0, 0, -1, false)

local file = assert(io.open(target, "w"))
file:write(vim.fn.json_encode(out))
file:close()
vim.cmd("qall!")
