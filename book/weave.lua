-- weave.lua: make a book of the chapters.
--
--   pandoc -f markdown-implicit_figures --lua-filter=book/weave.lua --citeproc
--     [-M edition=teacher] [-M draft] ... chapters/00-preface.md ...
--
-- numbers sections, equations, figures, tables and exercises by chapter;
-- turns @sec:x, @eq:x, @fig:x, @tbl:x and @ex:x into links; fills
-- [file:row:column]{.num} from data/, the tables of .rows divs from
-- their data, and .output blocks from their files; captions listings and
-- links each chunk to its uses; hides the answers unless they are asked
-- for. Whatever is unknown stops the build, of a draft excepted.
-- What comes out is still pandoc's own tree, for any output format.

local chapters = {}   -- { file, key, number, blocks }, in order
local labels = {}     -- id -> { kind, number }
local chunks = {}     -- id -> { uses = { anchor, name, answer, by } }
local parts = {}      -- file path -> how many blocks so far
local tables = {}     -- csv path -> { columns, rows }
local chapter         -- the one being walked
local teacher, draft = false, false
local failed = false

local kinds = { sec = "section", eq = "equation", fig = "figure",
                tbl = "table", ex = "exercise" }

-- ---- Errors, with the line of the chapter --------------------------

local function complain(needle, message)
  local n, at = 0, 1
  for line in io.lines(chapter.file) do
    n = n + 1
    if needle and line:find(needle, 1, true) then
      at = n
      break
    end
  end
  io.stderr:write(("%s:%d: %s: %s\n")
    :format(chapter.file, at, draft and "warning" or "error", message))
  failed = not draft
end

-- ---- Numbers -------------------------------------------------------

-- "17.3" for the third of its kind in chapter 17.
local function next_number(kind)
  chapter.count[kind] = (chapter.count[kind] or 0) + 1
  return chapter.number .. "." .. chapter.count[kind]
end

local function define(id, kind, number)
  if labels[id] then
    complain("#" .. id, ("#%s is already in %s")
                        :format(id, labels[id].file))
  end
  labels[id] = { kind = kind, number = number, file = chapter.file }
end

local function span(class, inlines)
  return pandoc.Span(inlines, { class = class })
end

local function slug(inlines)
  local text = pandoc.utils.stringify(inlines):lower()
  return (text:gsub("[^%w]+", "-"):gsub("^-", ""):gsub("-$", ""))
end

-- A subsection has no number of its own; a reference to it gives that
-- of the section it is in.
local function number_header(header)
  local number
  if header.level == 1 then
    number = chapter.number
    define(header.identifier, "chapter", number)
    header.attributes.page = chapter.page
  else
    if header.level == 2 then
      number = next_number("section")
      chapter.section = number
    end
    if not header.identifier:match("^sec:") then
      header.identifier = chapter.key .. "-" .. slug(header.content)
      if labels[header.identifier] then
        header.identifier = header.identifier .. "-"
                            .. next_number("twin"):gsub("%.", "-")
      end
    end
    define(header.identifier, "section", chapter.section)
  end
  if number and chapter.number ~= "0" then
    header.attributes.number = number
    header.content:insert(1, span("number", number))
    header.content:insert(2, pandoc.Space())
  end
  return header
end

-- $$ ... $$ {#eq:name}
local function number_equations(inlines)
  local out = pandoc.List()
  local i = 1
  while i <= #inlines do
    local math, id, rest = inlines[i], nil, nil
    if math.t == "Math" and math.mathtype == "DisplayMath" then
      local skip = inlines[i + 1] and inlines[i + 1].t ~= "Str" and 2 or 1
      local label = inlines[i + skip]
      if label and label.t == "Str" then
        id, rest = label.text:match("^{#(eq:[%w-]+)}(.*)$")
      end
      if id then
        local number = next_number("equation")
        define(id, "equation", number)
        if rest:match("^[.,;]$") then   -- the sentence's, not the margin's
          math.text, rest = math.text:gsub("%s+$", "") .. rest, nil
        end
        math = pandoc.Span({ math, span("number", "(" .. number .. ")") },
                           { id = id, class = "equation" })
        i = i + skip
      end
    end
    out:insert(math)
    if rest and rest ~= "" then out:insert(pandoc.Str(rest)) end
    i = i + 1
  end
  return out
end

-- A paragraph that is an image and nothing else is a figure.
local function number_figure(para)
  local image = para.content[1]
  if #para.content ~= 1 or image.t ~= "Image" then return nil end
  local id = image.identifier
  if not id:match("^fig:") then
    complain(image.src, "a figure needs {#fig:name}")
  elseif (image.attributes.alt or "") == "" then
    complain(image.src, "figure #" .. id .. " has no alt text")
  end
  local number = next_number("figure")
  define(id, "figure", number)
  local caption = pandoc.List { span("number", "Figure " .. number .. "."),
                                pandoc.Space() }
  caption:extend(image.caption)
  image.identifier, image.title, image.caption = "", "", {}
  return pandoc.Div({ pandoc.Plain { image },
                      pandoc.Div({ pandoc.Plain(caption) },
                                 { class = "caption" }) },
                    { id = id, class = "figure" })
end

local function number_table(t)
  local block = t.caption.long[1]
  if not block then
    complain(nil, "a table has no caption: put ': Caption. {#tbl:x}' under it")
    return nil
  end
  local words = block.content
  local id = #words > 0 and words[#words].t == "Str"
             and words[#words].text:match("^{#(tbl:[%w-]+)}$")
  if not id then
    complain(pandoc.utils.stringify(words):sub(1, 20),
             "a table's caption ends with {#tbl:name}")
    return nil
  end
  words:remove()
  while #words > 0 and words[#words].t ~= "Str" do words:remove() end
  local number = next_number("table")
  define(id, "table", number)
  local caption = pandoc.List { span("number", "Table " .. number .. "."),
                                pandoc.Space() }
  caption:extend(words)
  t.caption.long = {}
  return pandoc.Div({ t, pandoc.Div({ pandoc.Plain(caption) },
                                    { class = "caption" }) },
                    { id = id, class = "table" })
end

local function number_exercise(div)
  if not div.classes:includes("exercise") then return nil end
  local stars = tonumber(div.attributes.stars)
  if not div.identifier:match("^ex:") then
    complain(".exercise", "an exercise needs #ex:name")
  elseif not stars or stars < 1 or stars > 4 then
    complain("#" .. div.identifier, "an exercise has stars=1 to stars=4")
    stars = 1
  end
  local number = next_number("exercise")
  define(div.identifier, "exercise", number)
  local minutes = { "up to five minutes", "about fifteen minutes",
                    "about an hour", "an evening" }
  local label = pandoc.List {
    span("number", "Exercise " .. number), pandoc.Space(),
    pandoc.Span(("★"):rep(stars),
                { class = "stars", title = minutes[stars] }),
    pandoc.Space() }
  if div.content[1] and div.content[1].t == "Para" then
    label:extend(div.content[1].content)
    div.content[1] = pandoc.Para(label)
  else
    div.content:insert(1, pandoc.Para(label))
  end
  div.attributes = {}
  return div
end

-- ---- Listings: what is defined and used where ----------------------

local function name_of(block)
  if block.attributes.file then return block.attributes.file end
  return "⟨" .. block.identifier:gsub("-", " ") .. "⟩"
end

-- Give every block that is tangled an anchor, and remember the chunks it
-- uses.
local function note_listing(block)
  if not block.classes:includes("c") and not block.classes:includes("sed")
  then return nil end
  local file, id = block.attributes.file, block.identifier
  if not file and id == "" then return nil end
  local variant = block.classes:includes("solution") and "answer:" or ""
  local key = file and variant .. "file:" .. file or "code:" .. id
  parts[key] = (parts[key] or 0) + 1
  local anchor = parts[key] > 1 and key .. "." .. parts[key] or key
  block.attributes.anchor = anchor
  block.attributes.part = tostring(parts[key])
  if not file then chunks[id] = chunks[id] or { uses = {} } end
  for used in ("\n" .. block.text):gmatch("\n%s*<<([%w-]+)>>") do
    chunks[used] = chunks[used] or { uses = {} }
    local uses = chunks[used].uses
    uses[#uses + 1] = { anchor = anchor, name = name_of(block),
                        answer = variant ~= "", file = file,
                        by = not file and id }
  end
  return block
end

-- Is this use, in the end, only part of an exercise's answer?
local function part_of_answer(use)
  if use.answer or not use.by then return use.answer end
  for _, u in ipairs(chunks[use.by].uses) do
    if not part_of_answer(u) then return false end
  end
  return true
end

local function shown_uses(id)
  return pandoc.List(chunks[id].uses):filter(function(use)
    return teacher or not part_of_answer(use)
  end)
end

local function caption_of(block)
  local file, id = block.attributes.file, block.identifier
  local again = block.attributes.part ~= "1"
  local caption = pandoc.List()
  if file then
    caption:insert(pandoc.Code(file))
    if again then
      caption:extend { pandoc.Space(),
                       pandoc.Link("continued", "#file:" .. file) }
    end
    return caption
  end
  caption:insert(span("chunk", name_of(block)))
  caption:insert(pandoc.Space())
  caption:insert(again and pandoc.Link("+≡", "#code:" .. id)
                 or pandoc.Str("≡"))
  local uses = pandoc.List { pandoc.Str("used in"), pandoc.Space() }
  for i, use in ipairs(shown_uses(id)) do
    if i > 1 then uses:extend { pandoc.Str(","), pandoc.Space() } end
    uses:insert(pandoc.Link(use.name, "#" .. use.anchor))
  end
  if #uses > 2 then caption:insert(span("uses", uses)) end
  return caption
end

-- Is this chunk, in the end, only part of files of tests?
local function part_of_tests(id)
  for _, use in ipairs(chunks[id].uses) do
    if use.file and not use.file:match("^tests/") or
       not use.file and not part_of_tests(use.by) then return false end
  end
  return #chunks[id].uses > 0
end

-- What is told where in a chapter stays open, tests or not.
local story = { ["The idea"] = true, ["The derivation"] = true,
                ["The code"] = true }

-- Tests and programs that measure: a reader can do without, once what
-- they claim is read. Functionalities and what is marked .open stay
-- open; what is marked .aside does not.
local function is_aside(block, file)
  if block.classes:includes("aside") then return true end
  if block.classes:includes("open") or file:match("/ideal_") then
    return false
  end
  return file:match("^src/programs/") or
         not story[block.attributes.section] and
         (file:match("^tests/") or file == "" and
          part_of_tests(block.identifier))
end

-- These blocks fold away.
local function role_of(block)
  local file = block.attributes.file or ""
  if file:match("^wrong/") then return "wrong" end
  for _, role in ipairs { "stub", "solution" } do
    if block.classes:includes(role) then return role end
  end
  if file:match("^tests/.*_ex_") then return "tests" end
  return is_aside(block, file) and "aside" or nil
end

-- The names of the tests in a listing, as the sentences that they are.
local function claims_in(text)
  local claims = {}
  for name in text:gmatch("static void%s+([%w_]+)%(void %*%*state%)") do
    claims[#claims + 1] = name:gsub("_", " ")
  end
  return table.concat(claims, "; ")
end

local function caption_listing(block)
  if not block.attributes.anchor then return nil end
  local role = role_of(block)
  local chunk = not block.attributes.file and block.identifier
  if not teacher and (role == "solution" or role == "wrong" or chunk
                      and #shown_uses(chunk) == 0) then
    return {}
  end
  -- A use stands as a comment until it becomes a link, so that it does
  -- not upset the highlighting.
  local text = ("\n" .. block.text)
    :gsub("(\n%s*)<<([%w-]+)>>", "%1/*<<%2>>*/"):sub(2)
  local caption = pandoc.Div({ pandoc.Plain(caption_of(block)) },
                             { class = "caption" })
  local class = role and "listing " .. role or "listing"
  local claims = role == "aside" and claims_in(block.text) or ""
  if claims ~= "" then
    caption.content:insert(pandoc.Plain { span("claims", claims) })
  end
  local language = block.classes:includes("sed") and "sed" or "c"
  local code = pandoc.CodeBlock(text, { class = language })
  return pandoc.Div({ caption, code },
                    { id = block.attributes.anchor, class = class })
end

local function fill_output(block)
  local path = block.attributes.file
  local file = path and io.open(path)
  if not file then
    complain(path or ".output",
             ("no file '%s' to show"):format(path or "?"))
    return nil
  end
  local text = file:read("a"):gsub("\n$", "")
  file:close()
  return pandoc.CodeBlock(text, { class = "output" })
end

local function listing(block)
  if block.classes:includes("output") then return fill_output(block) end
  return caption_listing(block)
end

-- ---- Numbers from data/ --------------------------------------------

local function fields_of(line)
  local fields = {}
  for field in (line .. ","):gmatch("%s*(.-)%s*,") do
    fields[#fields + 1] = field
  end
  return fields
end

-- Rows by their first field, and in order; nil when there is no such
-- file.
local function read_table(name)
  if tables[name] then return tables[name] end
  local file = io.open("data/" .. name .. ".csv")
  if not file then return nil end
  local t = { columns = nil, rows = {}, list = {} }
  for line in file:lines() do
    if not line:match("^#") and line:match("%S") then
      local fields = fields_of(line)
      if not t.columns then
        t.columns = {}
        for i, column in ipairs(fields) do t.columns[column] = i end
      else
        t.rows[fields[1]] = t.rows[fields[1]] and "twice" or fields
        t.list[#t.list + 1] = fields
      end
    end
  end
  file:close()
  tables[name] = t
  return t
end

-- As C's printf would have it, also with the %' that sets thousands
-- apart, in units of `per`. What is no number stays as it is.
local function format_value(value, attributes)
  local format = attributes.fmt
  local number = format and tonumber(value)
  if not number then return value end
  if attributes.per then number = number / tonumber(attributes.per) end
  if format:match("d$") then number = math.floor(number + 0.5) end
  local plain, apart = format:gsub("%%'", "%%")
  local text = plain:format(number)
  if apart == 0 then return text end
  local head, digits, tail = text:match("^(%D*)(%d+)(.*)$")
  digits = digits:reverse():gsub("(%d%d%d)", "%1,"):reverse()
  return head .. digits:gsub("^,", "") .. tail
end

local function fill_number(el)
  if not el.classes:includes("num") then return nil end
  local key = pandoc.utils.stringify(el.content)
  local name, row, column = key:match("^([^:]+):([^:]+):([^:]+)$")
  local t = name and read_table(name)
  local problem
  if not name then
    problem = "a number is written [file:row:column]{.num}"
  elseif not t then
    problem = ("no file data/%s.csv"):format(name)
  elseif not t.rows[row] then
    problem = ("data/%s.csv has no row '%s'"):format(name, row)
  elseif t.rows[row] == "twice" then
    problem = ("data/%s.csv has more than one row '%s'"):format(name, row)
  elseif not t.columns or not t.columns[column] then
    problem = ("data/%s.csv has no column '%s'"):format(name, column)
  end
  if problem then
    complain("[" .. key .. "]", problem)
    return nil
  end
  return pandoc.Str(format_value(t.rows[row][t.columns[column]],
                                 el.attributes))
end

-- In a .rows div, the only row of a table stands for all rows of the
-- data, except the one called `without`, and [column]{.num} in it for
-- that row's value.
local function fill_cell(cell, fields, columns)
  return pandoc.Cell(pandoc.Div(cell.contents):walk { Span = function(el)
    local column = pandoc.utils.stringify(el.content)
    if not el.classes:includes("num") or column:find(":") then
      return nil
    elseif not columns[column] then
      complain("[" .. column .. "]", ("its data have no column '%s'")
                                     :format(column))
      return nil
    end
    return pandoc.Str(format_value(fields[columns[column]],
                                   el.attributes))
  end }.content)
end

local function fill_table(t, data, without)
  local body, rows = t.bodies[1], pandoc.List()
  if #body.body ~= 1 then
    complain(".rows", "a table of .rows has one row, for all")
    return nil
  end
  for _, fields in ipairs(data.list) do
    if fields[1] ~= without then
      rows:insert(pandoc.Row(body.body[1].cells:map(function(cell)
        return fill_cell(cell, fields, data.columns)
      end)))
    end
  end
  body.body = rows
  t.bodies = { body }
  return t
end

local function fill_rows(div)
  if not div.classes:includes("rows") then return nil end
  local name = div.attributes.data or "?"
  local data = read_table(name)
  if not data or not data.columns then
    complain("data=" .. name, ("no file data/%s.csv"):format(name))
    return nil
  end
  return div:walk { Table = function(t)
    return fill_table(t, data, div.attributes.without)
  end }.content
end

-- ---- References ----------------------------------------------------

-- Does the word before already say what kind of thing it is?
local function said_before(inlines, i, kind)
  local space, word = inlines[i - 1], inlines[i - 2]
  if not space or (space.t ~= "Space" and space.t ~= "SoftBreak")
     or not word or word.t ~= "Str" then
    return false
  end
  local text = word.text:lower():gsub("^%W+", "")
  return text == kind or text == kind .. "s"
         or (kind == "equation" and text:match("^eqn?%.?$") ~= nil)
end

-- A reference that begins a sentence begins with a capital.
local function begins_sentence(inlines, i)
  local word = inlines[i - 2]
  if i == 1 then return true end
  return word ~= nil and word.t == "Str"
         and inlines[i - 1].t ~= "Str"
         and word.text:match("[.?!]$") ~= nil
end

local function resolve(inlines)
  for i, el in ipairs(inlines) do
    local id = el.t == "Cite" and el.citations[1].id or ""
    local kind = kinds[id:match("^(%a+):")]
    local label = labels[id]
    if kind and not label then
      complain("@" .. id, "unknown reference @" .. id)
      inlines[i] = pandoc.Strong(pandoc.Str("@" .. id))
    elseif kind then
      local text = label.number and label.number or "?"
      if label.kind == "chapter" and label.number == "0" then
        text = "the preface"
      elseif not said_before(inlines, i, label.kind) then
        local noun = label.kind
        if begins_sentence(inlines, i) then
          noun = noun:sub(1, 1):upper() .. noun:sub(2)
        end
        text = noun .. "\u{a0}" .. text
      end
      inlines[i] = pandoc.Link(text, "#" .. id)
      if el.citations[1].mode ~= "AuthorInText" then
        inlines[i] = pandoc.Span { pandoc.Str("("), inlines[i],
                                   pandoc.Str(")") }
      end
    end
  end
  return inlines
end

-- ---- The whole -----------------------------------------------------

-- Cut the tree at its chapters' titles: one to a file.
-- Tell a listing in which section of its chapter it stands.
local function note_section(block, section)
  return pandoc.Div { block }:walk { CodeBlock = function(code)
    if code.attributes.file or code.identifier ~= "" then
      code.attributes.section = section
    end
    return code
  end }.content[1]
end

local function split(doc)
  local section
  for _, block in ipairs(doc.blocks) do
    if block.t == "Header" and block.level <= 2 then
      section = pandoc.utils.stringify(block)
    end
    if block.t == "Header" and block.level == 1 then
      local file = PANDOC_STATE.input_files[#chapters + 1] or "?"
      local page = file:match("([^/]*)%.md$") or "?"
      local digits, key = page:match("^(%d+)-(.*)$")
      chapters[#chapters + 1] = {
        file = file, page = page, key = key or page, count = {},
        number = tostring(tonumber(digits or "0")), blocks = pandoc.List() }
    end
    if #chapters > 0 then
      chapters[#chapters].blocks:insert(note_section(block, section))
    end
  end
  if #chapters ~= #PANDOC_STATE.input_files then
    io.stderr:write(("error: %d chapters hold %d titles '# ...'; each "
                     .. "begins with one\n")
                    :format(#PANDOC_STATE.input_files, #chapters))
    os.exit(1)
  end
end

local function walk_chapters(filter)
  for _, c in ipairs(chapters) do
    chapter = c
    c.blocks = pandoc.Div(c.blocks):walk(filter).content
  end
end

local function pass(filter)
  walk_chapters(filter)
  if failed then os.exit(1) end
end

function Pandoc(doc)
  teacher = doc.meta.edition ~= nil
            and pandoc.utils.stringify(doc.meta.edition) == "teacher"
  draft = doc.meta.draft ~= nil
  split(doc)
  walk_chapters { Div = fill_rows }
  walk_chapters { Header = number_header, Inlines = number_equations,
                  Table = number_table, CodeBlock = note_listing }
  walk_chapters { Para = number_figure }
  pass { Div = number_exercise }
  pass { Inlines = resolve, CodeBlock = listing }
  pass { Span = fill_number }
  doc.blocks = pandoc.List()
  for _, c in ipairs(chapters) do doc.blocks:extend(c.blocks) end
  if doc.meta.bibliography then
    doc.blocks:extend {
      pandoc.Header(1, "References", { id = "references",
                                       page = "references" }),
      pandoc.Div({}, { id = "refs" }) }
  end
  return doc
end
