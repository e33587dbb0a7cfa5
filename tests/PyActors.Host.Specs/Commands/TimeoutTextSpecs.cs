using System.CommandLine;

namespace PyActors.Host.Commands;

public sealed class TimeoutTextSpecs
{
    [Theory]
    [InlineData("2", 2)]
    [InlineData("0.5", 0.5)]
    [InlineData("500ms", 0.5)]
    [InlineData("30s", 30)]
    [InlineData("5m", 300)]
    [InlineData("1h", 3600)]
    public void Text_should_be_read_as_a_length_of_time(string text, double seconds) =>
        Parse(text).GetValue<TimeSpan?>("--timeout").ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("5 days")]
    [InlineData("nan")]
    [InlineData("1e300")]
    [InlineData("s")]
    public void Other_text_should_be_refused(string text) => Parse(text).Errors.ShouldHaveSingleItem().Message.ShouldContain($"'{text}'");

    private static ParseResult Parse(string text) =>
        new Command("spec") { new Option<TimeSpan?>("--timeout") { CustomParser = result => TimeoutText.Parse(result) } }.Parse(["--timeout", text]);
}
