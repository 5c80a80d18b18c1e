-- html.lua: write the woven book as web pages.
--
-- Runs after weave.lua and citeproc. Writes into the directory `out` a
-- page for each chapter, index.html, book.html with everything on one
-- page, and search-index.js, all from the template page.html. Math
-- becomes MathML, listings become highlighted HTML with links from each
-- use of a chunk to its definition. What pandoc itself then writes is
-- not needed.

local pages = {}   -- { name, id, title, content, lead, sections, blocks }
local home = {}    -- id -> the name of its page
local out, template, meta, edition, draft
local page_now     -- the page being converted, for messages

local function escape(text)
  return (text:gsub("[&<>\"]", { ["&"] = "&amp;", ["<"] = "&lt;",
                                 [">"] = "&gt;", ['"'] = "&quot;" }))
end

local function to_html(blocks)
  local options = pandoc.WriterOptions { html_math_method = "mathml" }
  return pandoc.write(pandoc.Pandoc(blocks), "html5", options)
end

local function inlines_to_html(inlines)
  return (to_html { pandoc.Plain(inlines) }:gsub("\n", " "))
end

-- ---- Math and listings ---------------------------------------------

-- Say where in the chapters a formula is that pandoc cannot convert.
local function complain(math)
  local first = math.text:match("%S[^\n]*") or ""
  local file, n = "chapters/" .. page_now.name .. ".md", 0
  for line in io.lines(file) do
    n = n + 1
    if line:find(first, 1, true) then break end
  end
  io.stderr:write(("%s:%d: error: this does not become MathML: %s\n")
                  :format(file, n, math.text))
  if not draft then os.exit(1) end
  return pandoc.Code(math.text)
end

-- texmath lets every parenthesis stretch, which spreads the formula in
-- browsers; only those after \left and \right should. They come in the
-- same order in the formula and in its MathML.
local function unstretch(tex, html)
  local grows, n = {}, 0
  for word in (" " .. tex):gmatch("(\\?%a*)%s*[%(%)%[%]|]") do
    grows[#grows + 1] = word == "\\left" or word == "\\right"
  end
  local pattern = '(<mo) stretchy="true"( form="%a+">)([%(%)%[%]|]</mo>)'
  local _, fences = html:gsub(pattern, "")
  return (html:gsub(pattern, function(before, form, after)
    n = n + 1
    if #grows == fences and grows[n] then return nil end
    if #grows ~= fences and tex:match("\\left") then return nil end
    return before .. ' stretchy="false"' .. form .. after
  end))
end

-- What texmath does not know, in words that it does.
local function prepare(tex)
  return (tex:gsub("%[\\!%[", "\\llbracket ")
             :gsub("%]\\!%]", "\\rrbracket ")
             :gsub("\\[Bb]igg?l%f[%A]", "\\left")
             :gsub("\\[Bb]igg?r%f[%A]", "\\right"))
end

local function math_to_html(math)
  math.text = prepare(math.text)
  local html = inlines_to_html { math }
  if not html:match("<math") then return complain(math) end
  html = unstretch(math.text, html)
  -- Letters and names that would keep an operator's distance.
  html = html:gsub("<mo>ℓ</mo>", "<mi>ℓ</mi>")
             :gsub("<mo>mod</mo>", "<mi>mod</mi>")
             :gsub("<mo>(%a%a+)</mo>(<mrow><mo [^>]*>%()",
                   "<mi>%1</mi>%2")
             :gsub('(form="prefix">[^<]*</mo>)<mo>−</mo>',
                   '%1<mo form="prefix">−</mo>')
             :gsub("(<mo>[=≡≈≤≥<>←]</mo>)<mo>−</mo>",
                   '%1<mo form="prefix">−</mo>')
  if math.mathtype == "DisplayMath" then
    html = '<span class="display" tabindex="0">' .. html .. "</span>"
  elseif #math.text > 40 then
    html = '<span class="long">' .. html .. "</span>"
  end
  return pandoc.RawInline("html", html)
end

local function link_to_chunk(id)
  return ('<a class="chunk" href="#code:%s">⟨%s⟩</a>')
         :format(id, (id:gsub("-", " ")))
end

local function code_to_html(block)
  local html = to_html { block }
  html = html:gsub('<a href="#cb[%d-]+" [^>]*></a>', "")
             :gsub(' id="cb[%d-]+"', "")
             :gsub("<span>([^\n]*)</span>\n", "%1\n")
             :gsub("<span>([^\n]*)</span></code>", "%1</code>")
             :gsub("/%*&lt;&lt;([%w-]+)&gt;&gt;%*/", link_to_chunk)
             :gsub("<pre", '<pre tabindex="0"')
  return pandoc.RawBlock("html", html)
end

local folded = {
  stub = "as handed out",
  tests = "the tests it must pass",
  solution = "an answer",
  wrong = "a wrong answer",
  aside = "",
}

-- An exercise's own listings, and tests, open at a click.
local function fold(div)
  if not div.classes:includes("listing") then return nil end
  for class, words in pairs(folded) do
    if div.classes:includes(class) then
      local summary = div.content[1].content[1].content
      if words ~= "" then
        summary:extend { pandoc.Str(","), pandoc.Space(),
                         pandoc.Str(words) }
      end
      local claims = div.content[1].content[2]
      if claims then summary:extend(claims.content) end
      local open = class == "solution" and "<details open>"
                   or "<details>"
      div.content = {
        pandoc.RawBlock("html", open .. "<summary>"),
        pandoc.Plain(summary), pandoc.RawBlock("html", "</summary>"),
        div.content[2], pandoc.RawBlock("html", "</details>") }
    end
  end
  return div
end

-- ---- Pages ---------------------------------------------------------

-- The first sentence after a chapter's title, without links.
local function lead_of(block)
  local lead = pandoc.List()
  if not block or block.t ~= "Para" then return lead end
  for _, el in ipairs(block.content) do
    lead:insert(el)
    if el.t == "Str" and el.text:match("[.?!]$") then break end
  end
  return pandoc.Plain(lead):walk {
    Link = function(link) return link.content end,
    Note = function() return {} end }.content
end

local function split(blocks)
  for _, block in ipairs(blocks) do
    if block.t == "Header" and block.level == 1 then
      pages[#pages + 1] = {
        name = block.attributes.page, id = block.identifier,
        title = pandoc.utils.stringify(block.content),
        part = block.attributes.part, blocks = pandoc.List() }
    end
    pages[#pages].blocks:insert(block)
  end
end

local function sections_of(blocks)
  return blocks:filter(function(block)
    return block.t == "Header" and block.level == 2
  end)
end

local function find_homes()
  for _, page in ipairs(pages) do
    local function note(el)
      if el.identifier ~= "" then home[el.identifier] = page.name end
    end
    pandoc.Div(page.blocks):walk { Header = note, Div = note, Span = note }
  end
end

-- A copy of the blocks, with links that lead to the right page; there
-- is only one when `name` is nil.
local function for_page(blocks, name)
  return pandoc.Div(blocks):walk {
    Link = function(link)
      local id = link.target:match("^#(.*)$") or ""
      if name and home[id] and home[id] ~= name then
        link.target = home[id] .. ".html" .. link.target
        return link
      end
    end,
    Header = function(header)
      header.attributes = {}
      local anchor = ('<a class="anchor" href="#%s" aria-label="link"'
                      .. ">#</a>"):format(header.identifier)
      header.content:insert(pandoc.RawInline("html", anchor))
      return header
    end,
  }.content
end

local function write_file(name, text)
  local file = assert(io.open(out .. "/" .. name, "wb"))
  file:write(text)
  file:close()
end

local function write_page(name, values)
  values.book = meta.title
  values.edition = edition == "teacher" and "Teachers’ edition" or ""
  write_file(name, (template:gsub("%$([%a]+)%$", function(key)
    return values[key] or ""
  end)))
end

-- The heading of the part that a chapter opens, if it opens one.
local function part_heading(page)
  return page.part
         and ('<li class="part">%s</li>\n'):format(escape(page.part)) or ""
end

-- The list of chapters, with the sections of the current one.
local function contents(current)
  local html = { "<ol>" }
  for _, page in ipairs(pages) do
    local here = page == current
    html[#html + 1] = part_heading(page)
    html[#html + 1] = ('<li><a href="%s.html"%s>%s</a>')
      :format(page.name, here and ' aria-current="page"' or "",
              inlines_to_html(page.content))
    if here and #page.sections > 0 then
      html[#html + 1] = "<ol>"
      for _, section in ipairs(page.sections) do
        html[#html + 1] = ('<li><a href="#%s">%s</a></li>')
          :format(section.identifier, inlines_to_html(section.content))
      end
      html[#html + 1] = "</ol>"
    end
    html[#html + 1] = "</li>"
  end
  html[#html + 1] = "</ol>"
  return table.concat(html, "\n")
end

local function turn(page, rel, arrow)
  if not page then return "<span></span>" end
  return ('<a rel="%s" href="%s.html">%s</a>')
    :format(rel, page.name,
            (arrow:gsub("@", function()
              return inlines_to_html(page.content)
            end)))
end

local function write_chapters()
  for i, page in ipairs(pages) do
    write_page(page.name .. ".html", {
      title = escape(page.title) .. " – " .. meta.title,
      contents = contents(page),
      body = to_html(for_page(page.blocks, page.name)),
      turn = turn(pages[i - 1], "prev", "← @")
             .. turn(pages[i + 1], "next", "@ →"),
    })
  end
end

local function title_block()
  return ('<header class="title"><h1>%s</h1>\n<p>%s</p></header>\n')
         :format(meta.title, meta.subtitle)
end

local function write_index()
  local list = { '<ol class="chapters">' }
  for _, page in ipairs(pages) do
    list[#list + 1] = part_heading(page) ..
      ('<li><a href="%s.html">%s</a><p>%s</p></li>'):format(
        page.name, inlines_to_html(page.content),
        #page.lead > 0 and inlines_to_html(page.lead) or "")
  end
  list[#list + 1] = "</ol>"
  write_page("index.html", {
    title = meta.title, contents = "",
    turn = turn(nil) .. turn(pages[1], "next", "@ →"),
    body = title_block() .. meta.abstract .. table.concat(list, "\n"),
    class = "index" })
end

local function write_book()
  local all = pandoc.List()
  for _, page in ipairs(pages) do
    all:extend(for_page(page.blocks, nil))
  end
  local list = {}
  for _, page in ipairs(pages) do
    list[#list + 1] = part_heading(page) ..
      ('<li><a href="#%s">%s</a></li>')
      :format(page.id, inlines_to_html(page.content))
  end
  write_page("book.html", {
    title = meta.title, turn = "",
    contents = "<ol>" .. table.concat(list, "\n") .. "</ol>",
    body = title_block() .. to_html(all), class = "whole" })
end

-- ---- Search --------------------------------------------------------

local function quote(text)
  return '"' .. text:gsub('[%c"\\]', function(c)
    return ("\\u%04x"):format(c:byte())
  end) .. '"'
end

-- One entry for each section: address, heading, chapter, words.
local function write_search(blocks)
  local entries, entry = {}, nil
  local page, chapter
  for _, block in ipairs(blocks) do
    if block.t == "Header" and block.level <= 2 then
      local heading = pandoc.utils.stringify(block.content)
      if block.level == 1 then
        page, chapter = block.attributes.page, heading
      end
      entry = { page .. ".html#" .. block.identifier, heading, chapter }
      entries[#entries + 1] = entry
    else
      block = pandoc.Div { block }:walk {
        Math = function(math) return pandoc.Code(math.text) end }
      entry[#entry + 1] = pandoc.write(pandoc.Pandoc { block }, "plain")
    end
  end
  for i, e in ipairs(entries) do
    local words = table.concat(e, " ", 4):gsub("%s+", " ")
    entries[i] = ("[%s,%s,%s,%s]")
      :format(quote(e[1]), quote(e[2]), quote(e[3]), quote(words))
  end
  write_file("search-index.js", "searchIndex([\n"
             .. table.concat(entries, ",\n") .. "\n]);\n")
end

-- ---- The whole -----------------------------------------------------

local function read_meta(m)
  meta = { abstract = to_html(m.abstract) }
  for _, key in ipairs { "title", "subtitle" } do
    meta[key] = inlines_to_html(m[key])
  end
  out = pandoc.utils.stringify(m.out)
  edition = m.edition and pandoc.utils.stringify(m.edition)
  draft = m.draft ~= nil
  local file = assert(io.open("book/page.html"))
  template = file:read("a")
  file:close()
end

function Pandoc(doc)
  read_meta(doc.meta)
  write_search(doc.blocks)
  split(doc.blocks)
  for _, page in ipairs(pages) do
    page_now = page
    page.blocks = pandoc.Div(page.blocks)
      :walk { Math = math_to_html, CodeBlock = code_to_html }
      :walk { Div = fold }.content
    page.lead = lead_of(page.blocks[2])
    page.content = page.blocks[1].content
    page.sections = sections_of(page.blocks)
  end
  find_homes()
  write_chapters()
  write_index()
  write_book()
  return pandoc.Pandoc {}
end
