using System.Text;

namespace PyActors.Host.Inputs;

public sealed class LineReaderSpecs
{
    [Theory]
    [InlineData("")]
    [InlineData("a|", "a")]
    [InlineData("\n", "")]
    [InlineData("a\nb\n", "a", "b")]
    [InlineData("a\r\n\r\nb|", "a", "", "b")]
    [InlineData("\uFEFFa\n\uFEFFb\n", "a", "\uFEFFb")]
    public void Lines_should_be_read_however_the_bytes_arrive(string text, params string[] lines)
    {
        var bytes = Encoding.UTF8.GetBytes(text.TrimEnd('|'));

        foreach (var atOnce in (int[])[1, 2, 3, 1000])
        {
            var read = LineReader.Read(new Trickle(bytes, atOnce)).ToList();

            read.Select(line => Encoding.UTF8.GetString(line.Bytes)).ShouldBe(lines);
            read.Select(line => line.IsTerminated).ShouldBe(lines.Select((_, i) => !text.EndsWith('|') || i < lines.Length - 1));
        }
    }

    [Fact]
    public void Line_should_be_handed_on_before_the_next_is_there()
    {
        using var stream = new Trickle("first\nsecond\n"u8.ToArray(), atOnce: 6);

        var first = LineReader.Read(stream).First();

        first.Bytes.ShouldBe("first"u8.ToArray());
        stream.Position.ShouldBe(6);
    }

    [Fact]
    public void Line_should_be_as_long_as_it_likes()
    {
        var text = new string('x', 1_000_000);

        var lines = LineReader.Read(new Trickle(Encoding.UTF8.GetBytes($"{text}\n{text}\n"), atOnce: 10_000)).ToList();

        lines.Select(line => line.Bytes.Length).ShouldBe([1_000_000, 1_000_000]);
    }

    [Fact]
    public void Line_that_no_buffer_holds_should_be_refused_behind_those_before_it()
    {
        const int longest = 64 * 1024;
        using var stream = new Trickle(Encoding.UTF8.GetBytes($"first\n{new string('x', longest + 1)}"), atOnce: 10_000);
        using var lines = LineReader.Read(stream, longest).GetEnumerator();

        lines.MoveNext().ShouldBeTrue();

        Should.Throw<IOException>(() => lines.MoveNext()).Message.ShouldContain("65,536 bytes");
    }

    /// <summary>A stream that gives a few bytes at a time, as a pipe may.</summary>
    private sealed class Trickle(byte[] bytes, int atOnce) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, atOnce));
    }
}
