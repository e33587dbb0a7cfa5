using System.Text;
using PyActors.Host.Inputs;

namespace PyActors.Host.Output;

public sealed class WrittenLineSpecs
{
    [Fact]
    public void Line_should_be_read_as_it_was_written()
    {
        var (value, fault) = (Line(PyResult.Success(5L)), Line(PyResult.Failure(new PyFault(PyFaultKind.Raised, "no"))));

        value.ShouldNotBeNull().Ordinal.ShouldBe(7);
        value.Value.IsFault.ShouldBeFalse();
        fault.ShouldNotBeNull().IsFault.ShouldBeTrue();
    }

    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("ü", "ü", true)]
    [InlineData("a", "b", false)]
    public void Line_should_know_its_input(string written, string input, bool isSame) =>
        WrittenLine.Parse(Bytes(MapInput.OfText(7, written), PyResult.Success(1L))).ShouldNotBeNull()
            .IsOf(MapInput.OfText(7, input)).ShouldBe(isSame);

    [Fact]
    public void Line_should_not_be_of_another_place_among_the_inputs() =>
        Line(PyResult.Success(1L)).ShouldNotBeNull().IsOf(MapInput.OfText(8, "in")).ShouldBeFalse();

    [Fact]
    public void Line_should_know_its_input_however_that_is_escaped() =>
        WrittenLine.Parse("""{"ordinal":7,"input":"\u0061","value":1,"seconds":0}"""u8.ToArray()).ShouldNotBeNull()
            .IsOf(MapInput.OfText(7, "a")).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"ordinal":1,"input":"a","value":1}""")]
    [InlineData("""{"ordinal":1,"input":"a","value":1,"seconds":0} x""")]
    [InlineData("""{"ordinal":1,"value":1,"input":"a","seconds":0}""")]
    [InlineData("""{"ordinal":"1","input":"a","value":1,"seconds":0}""")]
    public void Other_lines_should_not_be_taken_for_ours(string line) => WrittenLine.Parse(Encoding.UTF8.GetBytes(line)).ShouldBeNull();

    [Fact]
    public void Line_that_stops_anywhere_should_not_be_taken_for_a_whole_one()
    {
        var whole = Bytes(MapInput.OfText(7, "in"), PyResult.Success(new object?[] { 1L, "x" }));

        for (var length = 0; length < whole.Length; length++)
            WrittenLine.Parse(whole[..length]).ShouldBeNull();
        WrittenLine.Parse(whole).ShouldNotBeNull();
    }

    private static WrittenLine? Line(PyResult result) => WrittenLine.Parse(Bytes(MapInput.OfText(7, "in"), result));

    private static byte[] Bytes(MapInput input, PyResult result)
    {
        using var stream = new MemoryStream();
        using var output = new LineOutput(stream, "a spec", startsAfresh: false);
        output.Write(input, result);
        output.Flush();
        return stream.ToArray()[..^1];
    }
}
