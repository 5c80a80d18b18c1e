-- tangle.lua: cut the C out of the chapters, and the mutants: sed
-- programs that put a mistake into it.
--
--   pandoc -f commonmark_x+sourcepos -t plain -o /dev/null \
--     --lua-filter=book/tangle.lua -M out=DIR [-M plain=true] \
--     chapters/01-data.md chapters/02-network.md ...
--
-- writes DIR/src and DIR/tests with #line directives that point into the
-- chapters, DIR/mutants and DIR/slower, the exercises as handed out in
-- DIR/src/exercises and their answers in DIR/solutions, edits that make
-- these wrong in DIR/wrong, and the list of all of them in DIR/files.
-- With plain=true: no #line, no answers; this is what the repository
-- holds for those who read without pandoc.
--
-- A chunk used as <<say-hello>> appears under the comment "Say hello.".
-- Files are written only when they change, so that make can tell.

local files, paths = {}, {}    -- path -> piece list; paths in order
local chunks, names = {}, {}   -- id -> piece list; ids in order
local seen = {}                -- chapter -> lines where fences begin
local failed = false

local function complain(at, message)
  io.stderr:write(("%s:%d: error: %s\n"):format(at.chapter, at.line,
                                               message))
  failed = true
end

-- Where a block begins. In a list item the last position is the true one.
local function position(block)
  local where
  for key, value in pairs(block.attributes) do
    if key == "data-pos" then where = value end
  end
  local chapter, line = where:match("^(.-)@(%d+):")
  return { chapter = chapter, line = tonumber(line) }
end

-- The lines of a block, each with its place in its chapter.
local function lines_of(block, at)
  local lines, n = {}, at.line
  for text in (block.text .. "\n"):gmatch("(.-)\n") do
    n = n + 1
    lines[#lines + 1] = { text = text, chapter = at.chapter, line = n }
  end
  return lines
end

-- Append a block to what is known under this key.
local function add(known, order, key, block, at)
  local piece = known[key]
  if not piece then
    piece = { at = at, blocks = {} }
    known[key] = piece
    order[#order + 1] = key
  elseif piece.at.chapter ~= at.chapter then
    complain(at, ("'%s' belongs to %s:%d; only that chapter may add to it")
                 :format(key, piece.at.chapter, piece.at.line))
  end
  piece.blocks[#piece.blocks + 1] = lines_of(block, at)
end

-- The path a file block is written to.
local function path_of(block, at)
  local path = block.attributes.file
  local stub = block.classes:includes("stub")
  local solution = block.classes:includes("solution")
  local exercise = path:match("^src/exercises/([%w_]+%.c)$")
  if block.classes:includes("sed") then
    if not path:match("^mutants/[%w-]+%.sed$")
       and not path:match("^slower/[%w-]+%.sed$")
       and not path:match("^wrong/[%w_]+%-[%w-]+%.sed$") then
      complain(at, ("'%s' is no file of mutants/, slower/ or wrong/")
                   :format(path))
    end
  elseif not path:match("^src/[%w_/]+%.[ch]$")
     and not path:match("^tests/[%w_/]+%.[ch]$") then
    complain(at, ("'%s' is no file of src/ or tests/"):format(path))
  elseif (exercise ~= nil) ~= (stub or solution) then
    complain(at, "src/exercises/ and .stub or .solution go together")
  elseif solution then
    return "solutions/" .. exercise
  end
  return path
end

local function collect(block)
  if not block.classes:includes("c") and not block.classes:includes("sed")
  then return end
  local at = position(block)
  seen[at.chapter] = seen[at.chapter] or {}
  seen[at.chapter][at.line] = true
  if block.attributes.file then
    add(files, paths, path_of(block, at), block, at)
  elseif block.identifier ~= "" then
    add(chunks, names, block.identifier, block, at)
  end
end

local function comment(id)
  local words = id:gsub("-", " ")
  return "/* " .. words:sub(1, 1):upper() .. words:sub(2) .. ". */"
end

-- Append the lines to `out`, with every <<chunk>> replaced by its lines.
local function expand(lines, indent, out, open)
  for _, l in ipairs(lines) do
    local space, id = l.text:match("^(%s*)<<([%w-]+)>>%s*$")
    local text = l.text == "" and "" or indent .. l.text
    if id then text = indent .. space .. comment(id) end
    out[#out + 1] = { text = text, chapter = l.chapter, line = l.line }
    local chunk = chunks[id]
    if id and not chunk then
      complain(l, ("chunk <<%s>> is not defined"):format(id))
    elseif id and open[id] then
      complain(l, ("chunk <<%s>> contains itself"):format(id))
    elseif id then
      if chunk.at.chapter ~= l.chapter then
        complain(l, ("chunk <<%s>> is of another chapter, %s:%d")
                    :format(id, chunk.at.chapter, chunk.at.line))
      end
      chunk.used, open[id] = true, true
      for _, block in ipairs(chunk.blocks) do
        expand(block, indent .. space, out, open)
      end
      open[id] = nil
    end
  end
end

-- The lines of a file: its blocks, a blank line apart.
local function assemble(piece)
  local out = {}
  for i, block in ipairs(piece.blocks) do
    if i > 1 then
      local last = piece.blocks[i - 1]
      last = last[#last]
      out[#out + 1] =
        { text = "", chapter = last.chapter, line = last.line + 1 }
    end
    expand(block, "", out, {})
  end
  return out
end

local function text_of(path, piece, plain)
  local text = {}
  local sed = path:match("%.sed$")
  if sed or plain then
    local frame = sed and "# %s" or "/* %s */"
    text[1] = frame:format("Tangled from " .. piece.at.chapter
                           .. "; edit that file.")
  end
  local next_line, last
  for _, l in ipairs(assemble(piece)) do
    if l.text ~= "" or last ~= "" then   -- one blank line is enough
      if not plain and not sed and l.line ~= next_line then
        text[#text + 1] = ('#line %d "%s"'):format(l.line, l.chapter)
      end
      text[#text + 1] = l.text
      next_line, last = l.line + 1, l.text
    end
  end
  return table.concat(text, "\n") .. "\n"
end

local function write_if_changed(path, text)
  local file = io.open(path, "rb")
  local old = file and file:read("a")
  if file then file:close() end
  if old == text then return end
  os.execute(("mkdir -p '%s'"):format(path:match("^(.*)/")))
  file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

-- A fence with a slip in its attributes is no block to pandoc; say so.
local function find_lost_fences()
  for _, chapter in ipairs(PANDOC_STATE.input_files) do
    local n, lines = 0, seen[chapter] or {}
    for line in io.lines(chapter) do
      n = n + 1
      local class = line:match("^%s*```+%s*{%s*%.(%l+)%s")
      if (class == "c" or class == "sed") and not lines[n] then
        complain({ chapter = chapter, line = n },
                 ("this fence was not read as %s; see its attributes")
                 :format(class == "c" and "C" or class))
      end
    end
  end
end

local function finish()
  find_lost_fences()
  for _, id in ipairs(names) do
    if not chunks[id].used then
      complain(chunks[id].at, ("chunk <<%s>> is not used"):format(id))
    end
  end
  if failed then os.exit(1) end
end

function Pandoc(doc)
  local out = pandoc.utils.stringify(doc.meta.out)
  local plain = doc.meta.plain == true
  doc:walk { CodeBlock = collect }
  table.sort(paths)
  local texts, list = {}, {}
  for _, path in ipairs(paths) do
    local text = text_of(path, files[path], plain)
    if not (plain and (path:match("^solutions/")
                       or path:match("^wrong/"))) then
      texts[path] = text
      list[#list + 1] = path .. "\n"
    end
  end
  finish()
  for path, text in pairs(texts) do
    write_if_changed(out .. "/" .. path, text)
  end
  write_if_changed(out .. "/files", table.concat(list))
  return pandoc.Pandoc {}
end
