-- The text search configuration of a language; a constant for each, so that a generated column may use it.
create function text_search_of(language text) returns regconfig immutable strict parallel safe language sql as $$
    select case language
        when 'da' then 'danish'::regconfig
        when 'de' then 'german'::regconfig
        when 'en' then 'english'::regconfig
        when 'es' then 'spanish'::regconfig
        when 'fi' then 'finnish'::regconfig
        when 'fr' then 'french'::regconfig
        when 'hu' then 'hungarian'::regconfig
        when 'it' then 'italian'::regconfig
        when 'nl' then 'dutch'::regconfig
        when 'no' then 'norwegian'::regconfig
        when 'pt' then 'portuguese'::regconfig
        when 'ro' then 'romanian'::regconfig
        when 'ru' then 'russian'::regconfig
        when 'sv' then 'swedish'::regconfig
        when 'tr' then 'turkish'::regconfig
        else 'simple'::regconfig
    end
$$;

-- Words are kept twice, stemmed for what was written in full and as they are for what is still being typed.
create table article (
    slug       text not null,
    language   text not null,
    title      text not null,
    tags       text not null, -- separated by ", "
    body       text not null, -- Markdown
    plain      text not null, -- the body without its marks: searched and quoted
    is_public  boolean not null, -- false: for the desk's people only
    source     text, -- the file that it comes from; null: kept over REST
    checksum   text, -- of that file
    version    integer not null,
    changed_by text not null,
    changed_at timestamptz not null,
    -- small enough to lie in the row itself
    heading    tsvector not null generated always as (
        setweight(to_tsvector(text_search_of(language), title) || to_tsvector('simple', title), 'A')
        || setweight(to_tsvector(text_search_of(language), tags) || to_tsvector('simple', tags), 'B')) stored,
    search     tsvector not null generated always as (
        setweight(to_tsvector(text_search_of(language), title) || to_tsvector('simple', title), 'A')
        || setweight(to_tsvector(text_search_of(language), tags) || to_tsvector('simple', tags), 'B')
        || setweight(to_tsvector(text_search_of(language), plain) || to_tsvector('simple', plain), 'C')) stored,
    primary key (slug, language)
);
create index article_heading on article using gin (heading);
create index article_search on article using gin (search);
create index article_by_title on article (language, is_public, title, slug);

-- "Was this helpful?" Nothing but two numbers, beside the article: counting must not write its words anew.
create table article_vote (
    slug       text not null,
    language   text not null,
    helpful    bigint not null default 0,
    unhelpful  bigint not null default 0,
    primary key (slug, language),
    foreign key (slug, language) references article on delete cascade
);
