namespace PyActors.Native.App;

/// <summary>The ways an invocation ends.</summary>
internal static class Outcomes
{
    public static async Task SayAsync(Sayings say)
    {
        await FaultAsync(say, "raised", new Invoke("math:sqrt", -1));
        await FaultAsync(say, "not found", new Invoke("math:sqr", 1));
        await FaultAsync(say, "no form", new Invoke("builtins:object"));
        await FaultAsync(say, "overdue", new Invoke("builtins:eval", "[0 for _ in iter(int, 1)]", new Dictionary<string, object?>()) { Timeout = TimeSpan.FromMilliseconds(50) });
        await Sayings.SayAsync("batch", async () => (await say.Pool.InvokeBatchAsync("math:sqrt", [1.0, 4.0])).As<double>());
        await Sayings.SayAsync("map", async () => await say.Pool.MapAsync("math:sqrt", [9.0, 16.0]).Select(static mapped => mapped.Result.As<double>()).ToArrayAsync());
        await Sayings.SayAsync("streamed", async () => await say.Pool.StreamAsync<long>("builtins:range", 3).ToArrayAsync());
        await Sayings.SayAsync("awaited", async () => (await say.Pool.InvokeAsync("asyncio:sleep", 0, "slept")).Value);
    }

    private static Task FaultAsync(Sayings say, string what, Invoke invoke) => Sayings.SayAsync(what, async () =>
    {
        var fault = (await say.Pool.InvokeAsync(invoke)).Fault!;
        return $"{fault.Kind}, {fault.Error?.Type}";
    });
}
