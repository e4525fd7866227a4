-- {{< backprop-lab chain-rule eta=0.05 t=2 >}}: a lesson in a Quarto document. The document, or _quarto.yml, says where the lab is:
--
--   backprop-lab:
--     server: https://your.server/dist/
--
-- Every other argument is an attribute of the element. Formats without HTML get a link to the same state.

--- As it may stand in an attribute of HTML.
local function escaped(text)
  return (text:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub('"', "&quot;"))
end

--- As it may stand in a link.
local function encoded(text)
  return (text:gsub("[^%w%-._~]", function(sign)
    return string.format("%%%02X", sign:byte())
  end))
end

--- Quarto gives an empty list for an argument that there is not.
local function text_of(value)
  return value and pandoc.utils.stringify(value) or ""
end

local function server_of(meta)
  local own = meta["backprop-lab"]
  local server = own and text_of(own.server) or ""
  if server == "" then
    error("backprop-lab: the document does not say where the lab is; add `backprop-lab: server: https://your.server/dist/` to its header")
  end
  return server:gsub("/*$", "") .. "/"
end

--- The arguments by name, in the order of the alphabet: the same document is always the same page.
local function settings(kwargs)
  local names = {}
  for name in pairs(kwargs) do
    if not name:match("^[%w-]+$") then error("backprop-lab: " .. name .. " is no attribute; allowed: letters, digits and -") end
    table.insert(names, name)
  end
  table.sort(names)
  local all = {}
  for _, name in ipairs(names) do
    table.insert(all, { name, text_of(kwargs[name]) })
  end
  return all
end

local function lab(args, kwargs, meta)
  local lesson = text_of(args[1])
  if not lesson:match("^[a-z][a-z-]*$") then
    error('backprop-lab: the first argument is the name of a lesson, such as chain-rule; it is "' .. lesson .. '"')
  end
  local server = server_of(meta)
  local attributes, keys = ' lesson="' .. lesson .. '"', "v=1&lesson=" .. lesson
  -- A link without a step would begin the story.
  if text_of(kwargs.step) == "" and text_of(kwargs.story) == "" then keys = keys .. "&step=0" end
  for _, setting in ipairs(settings(kwargs)) do
    attributes = attributes .. string.format(' %s="%s"', setting[1], escaped(setting[2]))
    keys = keys .. "&" .. setting[1] .. "=" .. encoded(setting[2])
  end
  local link = server .. "#" .. keys
  if not quarto.doc.is_format("html:js") then return pandoc.Link({ pandoc.Str("Backprop Lab: " .. lesson) }, link) end
  quarto.doc.include_text(
    "in-header",
    '<script type="module" src="' .. escaped(server) .. 'lib/backprop-lab.js"></script>'
  )
  -- What stands inside shows where the lab cannot run.
  local instead = '<a href="' .. escaped(link) .. '">Backprop Lab: ' .. lesson .. "</a>"
  return pandoc.RawBlock("html", "<backprop-lab" .. attributes .. ">" .. instead .. "</backprop-lab>")
end

return { ["backprop-lab"] = lab }
