using System.Text;
using System.Text.Json;
using PyActors.Host.Inputs;

namespace PyActors.Host.Output;

public sealed class LineOutputSpecs : IDisposable
{
    private readonly MemoryStream _stream = new();

    public void Dispose() => _stream.Dispose();

    [Fact]
    public void Line_should_hold_ordinal_input_value_and_seconds()
    {
        using var output = new LineOutput(_stream, "a spec", startsAfresh: false);

        output.Write(MapInput.OfText(3, "in"), PyResult.Success(4.0, new InvocationTiming(TimeSpan.Zero, TimeSpan.FromMicroseconds(3), 1)));
        output.Flush();

        Text.ShouldBe("""{"ordinal":3,"input":"in","value":4.0,"seconds":0.000003}""" + "\n");
    }

    [Fact]
    public void Line_should_hold_what_a_fault_says()
    {
        using var output = new LineOutput(_stream, "a spec", startsAfresh: false);
        var fault = new PyFault(PyFaultKind.TimedOut, "late") { Stage = InvocationStage.Running, Error = new PyError("E", "m", "E: m\n") };

        output.Write(MapInput.OfText(1, "in"), PyResult.Failure(fault));
        output.Flush();

        Text.ShouldBe(
            """{"ordinal":1,"input":"in","fault":{"kind":"TimedOut","message":"late","stage":"Running","error":{"type":"E","message":"m","traceback":"E: m\n"}},"seconds":0}""" + "\n");
    }

    [Fact]
    public void Line_should_hold_where_a_syntax_error_found_the_source_wrong()
    {
        using var output = new LineOutput(_stream, "a spec", startsAfresh: false);
        var error = new PyError("SyntaxError", "m", "S: m\n") { Syntax = new PySyntaxPlace("a.py", 3, 7, "é = = 1\n") };

        output.Write(MapInput.OfText(1, "in"), PyResult.Failure(new PyFault(PyFaultKind.Raised, "wrong") { Error = error }));
        output.Flush();

        Text.ShouldContain("""
            "error":{"type":"SyntaxError","message":"m","traceback":"S: m\n","syntax":{"file":"a.py","line":3,"column":7,"text":"é = = 1\n"}}
            """);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200_000)]
    public void Value_without_a_form_in_JSON_should_become_a_fault_and_leave_all_lines_whole(int lengthBefore)
    {
        using var output = new LineOutput(_stream, "a spec", startsAfresh: false);

        output.Write(MapInput.OfText(1, "a"), PyResult.Success(1L));
        var result = output.Write(MapInput.OfText(2, "b"), PyResult.Success(new object?[] { new string('x', lengthBefore), new Version(1, 2) }));
        output.Write(MapInput.OfText(3, "c"), PyResult.Success(3L));
        output.Flush();

        result.Fault!.Kind.ShouldBe(PyFaultKind.ResultNotConvertible);
        var lines = Text.Split('\n');
        lines.Length.ShouldBe(4);
        lines[0].ShouldBe("""{"ordinal":1,"input":"a","value":1,"seconds":0}""");
        lines[1].ShouldStartWith("""{"ordinal":2,"input":"b","fault":{"kind":"ResultNotConvertible",""");
        JsonDocument.Parse(lines[1]).RootElement.TryGetProperty("value", out _).ShouldBeFalse();
        lines[2].ShouldBe("""{"ordinal":3,"input":"c","value":3,"seconds":0}""");
        lines[3].ShouldBeEmpty();
    }

    [Fact]
    public void Old_content_should_stay_until_there_is_a_line_to_put_in_its_place()
    {
        _stream.Write("old content that is longer than a line of the new\n"u8);
        _stream.Position = 0;
        using var output = new LineOutput(_stream, "a spec", startsAfresh: true);

        output.Write(MapInput.OfText(1, "a"), PyResult.Success(1L));
        Text.ShouldStartWith("old");
        output.Flush();

        Text.ShouldBe("""{"ordinal":1,"input":"a","value":1,"seconds":0}""" + "\n");
    }

    [Fact]
    public void Lines_should_reach_the_stream_whole()
    {
        var sizes = new List<string>();
        using var stream = new Watched(chunk => sizes.Add(Encoding.UTF8.GetString(chunk)));
        using var output = new LineOutput(stream, "a spec", startsAfresh: false);

        for (var i = 1; i <= 10_000; i++)
            output.Write(MapInput.OfText(i, "some input"), PyResult.Success("some value"));
        output.Complete();

        sizes.Count.ShouldBeGreaterThan(1);
        sizes.ShouldAllBe(chunk => chunk.StartsWith("{\"ordinal\"") && chunk.EndsWith("}\n"));
    }

    [Fact]
    public void Message_of_a_full_disk_should_count_the_lines_that_got_in_before_it_was_full()
    {
        using var disk = new FullDisk(room: 200);
        using var output = new LineOutput(disk, "a spec", startsAfresh: false);
        for (var i = 1; i <= 9; i++)
            output.Write(MapInput.OfText(i, "in"), PyResult.Success(1L));

        var problem = Should.Throw<OutputException>(output.Flush);

        // Each line has 48 bytes.
        problem.Message.ShouldBe("Can't write to a spec: no room. 4 lines of this run are in it, and at most a torn one.");
    }

    private string Text => Encoding.UTF8.GetString(_stream.ToArray());

    private sealed class FullDisk(int room) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer[..Math.Min(buffer.Length, room - (int)Length)]);
            throw new IOException("no room");
        }
    }

    private sealed class Watched(Action<byte[]> onWrite) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => onWrite(buffer.ToArray());
    }
}
