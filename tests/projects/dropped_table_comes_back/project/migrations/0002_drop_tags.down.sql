create table tags (
	id integer primary key,
	word text not null,
	color text default 'red'
);
create index ix_tags_word on tags (word);
