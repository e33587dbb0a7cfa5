namespace PyActors.Native.App;

/// <summary>.NET functions that Python calls, with parameters and results of every kind.</summary>
internal static class HostCalls
{
    public static void AddTo(HostFunctions functions)
    {
        functions.Add("add", (int a, double b) => a + b);
        functions.Add("draw", (Colour colour, Point at, Line[] lines, string? name = null) => new Line($"{name}{colour}", at.X + lines.Length));
        functions.Add("later", async (int milliseconds) => { await Task.Delay(milliseconds); return milliseconds; });
        functions.Add("point", async () => { await Task.Yield(); return new Point(1, 2); });
        functions.Add("nothing", async () => await Task.Delay(1));
        functions.Add("colour", () => new ValueTask<Colour>(Colour.Green));
        functions.Add("fail", int () => throw new InvalidOperationException("It failed."));
    }

    public static async Task SayAsync(Sayings say)
    {
        await CallAsync(say, "add(1, b=2.5)");
        await CallAsync(say, "add('x', 2)");
        await CallAsync(say, "add(1)");
        await CallAsync(say, "draw('red', {'x': 1, 'y': 2}, [{'name': 'q', 'value': 1}], name='n')");
        await CallAsync(say, "later(2)");
        await CallAsync(say, "point()");
        await CallAsync(say, "nothing()");
        await CallAsync(say, "colour()");
        await Sayings.SayAsync("fail()", async () => (await HostAsync(say, "fail()")).Fault?.Error?.Message);
    }

    private static Task CallAsync(Sayings say, string call) =>
        Sayings.SayAsync(call, async () => await HostAsync(say, call) is var result && result.IsSuccess ? result.Value : result.Fault!.Error?.Message);

    private static Task<PyResult> HostAsync(Sayings say, string call) => say.EvaluateAsync($"__import__('pyactors').host.{call}");
}
