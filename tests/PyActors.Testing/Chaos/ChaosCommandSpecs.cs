namespace PyActors.Testing.Chaos;

/// <summary>What the program of storms does with a command that asks for none: it says so, and doesn't call nothing right.</summary>
public abstract class ChaosCommandSpecs
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("chaos --body foo", "--body: there is no 'foo' here. There is: embedded")]
    [InlineData("chaos --engine foo", "--engine: there is no 'foo' here. There is: cpython")]
    [InlineData("chaos --isolation auto", "--isolation: there is no 'auto' here. There is: shared, own-gil.")]
    [InlineData("chaos --count 0", "--count: '0' is no number from 100 to 100000000.")]
    [InlineData("chaos --seed x", "--seed: 'x' is no number from")]
    [InlineData("chaos --count", "--count has no value.")]
    [InlineData("chaos --frob 1", "--frob is no option.")]
    [InlineData("soak --minutes 0", "--minutes: '0' is no number of minutes")]
    public async Task Command_that_asks_for_no_storm_should_be_refused(string arguments, string complaint)
    {
        using var process = ChaosProcess.Start(arguments.Split(' '));
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);

        process.ExitCode.ShouldBe(2, await errors);
        output.ShouldBeEmpty();
        (await errors).ShouldStartWith(complaint);
    }
}
