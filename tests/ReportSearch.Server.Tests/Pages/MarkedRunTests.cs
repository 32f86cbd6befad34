using ReportSearch.Corpus;
using ReportSearch.Server.Pages;

namespace ReportSearch.Server.Tests.Pages;

public sealed class MarkedRunTests
{
    [Fact]
    public void Runs_joined_are_the_text_whatever_the_marks()
    {
        const int Seed = 20260101;
        var random = new Random(Seed);
        const string Text = "政府信息公开工作年度报告二〇一七";
        for (var round = 0; round < 2000; round++)
        {
            var start = random.Next(Text.Length);
            var end = random.Next(start, Text.Length + 1);
            int[][] marks = [.. Enumerable.Range(0, random.Next(4)).Select(_ => new[] { random.Next(-3, Text.Length + 3), random.Next(-3, Text.Length + 6) })];
            var runs = MarkedRun.Cut(Text, start, end, marks);

            Assert.True(string.Concat(runs.Select(run => run.Text)) == Text[start..end], $"seed {Seed}, round {round}");
            var marked = runs.SelectMany(run => Enumerable.Repeat(run.Marked, run.Text.Length)).ToList();
            for (var i = start; i < end; i++)
                Assert.True(marked[i - start] == marks.Any(mark => mark[0] <= i && i < mark[1]), $"seed {Seed}, round {round}, place {i}");
        }
    }

    [Fact]
    public void Notes_stand_over_exactly_their_characters_and_each_has_one_anchor()
    {
        const int Seed = 20260102;
        var random = new Random(Seed);
        const string Text = "收到申请四百零六件，其中征地拆迁二十九件。";
        for (var round = 0; round < 2000; round++)
        {
            PlacedNote[] notes =
            [
                .. Enumerable.Range(0, random.Next(5)).Select(number =>
                {
                    var from = random.Next(Text.Length);
                    return new PlacedNote($"n{number}", new ReportNote(NoteKind.Topic, 0, from, random.Next(from + 1, Text.Length + 1), "", "", null, null));
                }),
            ];
            int[][] marks = [[random.Next(Text.Length), random.Next(Text.Length)]];
            var runs = MarkedRun.Cut(Text, 0, Text.Length, marks, notes);

            Assert.True(string.Concat(runs.Select(run => run.Text)) == Text, $"seed {Seed}, round {round}");
            var over = runs.SelectMany(run => Enumerable.Repeat(run.Notes, run.Text.Length)).ToList();
            for (var i = 0; i < Text.Length; i++)
                Assert.True(over[i].ToHashSet().SetEquals(notes.Where(note => note.Note.Start <= i && i < note.Note.End)), $"seed {Seed}, round {round}, place {i}");
            Assert.Equal(notes.Select(note => note.Anchor).Order(), runs.SelectMany(run => run.Anchors).Order());
        }
    }
}
