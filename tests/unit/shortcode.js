// Runs the shortcode of quarto/_extensions in Lua 5.4, as Quarto does, with the few functions of Quarto and pandoc that it uses.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LuaFactory } from 'wasmoon';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const lua = readFileSync(join(root, 'quarto', '_extensions', 'backprop-lab', 'backprop-lab.lua'), 'utf8');
const embedding = readFileSync(join(root, 'docs', 'embedding.md'), 'utf8');

/** What Quarto and pandoc have. A missing argument is an empty list to Quarto, not nil. */
const AROUND = `
  header = {}
  pandoc = {
    utils = { stringify = function(value) return type(value) == "table" and table.concat(value) or tostring(value) end },
    Str = function(text) return text end,
    Link = function(content, address) return { link = address, text = content[1] } end,
    RawBlock = function(format, text) return { format = format, text = text } end,
  }
  quarto = { doc = {
    is_format = function(name) return name == "html:js" and web end,
    include_text = function(place, text) table.insert(header, place .. ": " .. text) end,
  } }
  function call(shortcodes, args, named, server)
    local kwargs = setmetatable({}, { __index = function() return {} end })
    for name, value in pairs(named) do kwargs[name] = { value } end
    local list = {}
    for _, value in ipairs(args) do table.insert(list, { value }) end
    return shortcodes["backprop-lab"](list, kwargs, server and { ["backprop-lab"] = { server = { server } } } or {})
  end`;

/**
 * What is written for a shortcode.
 * @param {string} shortcode e.g. {{< backprop-lab chain-rule eta=0.05 >}}
 * @param {{ server?: string, web?: boolean }} [options]
 * @returns {Promise<{ header: string[], block: Record<string, string> }>}
 */
export async function written(shortcode, { server = 'https://your.server/dist/', web = true } = {}) {
  const words =
    shortcode
      .replace(/^\{\{<\s*backprop-lab|>\}\}$/g, '')
      .trim()
      .match(/[\w-]+="[^"]*"|\S+/g) ?? [];
  const pairs = words.filter((word) => word.includes('=')).map((word) => word.split(/=(.*)/s));
  const named = Object.fromEntries(pairs.map(([name, value]) => [name, value.replace(/^"|"$/g, '')]));
  const engine = await new LuaFactory().createEngine();
  try {
    await engine.doString(AROUND);
    const text = JSON.stringify; // a text of JSON is one of Lua, too
    const args = words.filter((word) => !word.includes('=')).map((word) => text(word));
    const kwargs = Object.entries(named).map(([name, value]) => `[${text(name)}] = ${text(value)}`);
    await engine.doString(`
      web = ${web}
      shortcodes = (function() ${lua} end)()`);
    const given = `{ ${args} }, { ${kwargs} }, ${text(server)}`;
    const block = await engine.doString(`return call(shortcodes, ${given})`);
    return { header: Object.values(engine.global.get('header')), block: { ...block } };
  } finally {
    engine.global.close();
  }
}

/** The shortcode of docs/embedding.md. */
export const documented = /^\{\{< backprop-lab .*>\}\}$/m.exec(embedding)?.[0] ?? '';
