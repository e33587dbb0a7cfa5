using System.Collections.Frozen;

namespace PyActors.Native.App;

/// <summary>Types that nobody kept: refused by their names, in both directions.</summary>
internal static class UnkeptTypes
{
    public static async Task SayAsync(Sayings say)
    {
        await say.ReadAsync<Unkept[]>("[{'x': 1, 'y': 2}]");
        await say.ReadAsync<UnkeptStruct[]>("[{'x': 1, 'y': 2}]");
        await say.ReadAsync<HoldsUnkept>("{'inner': {'x': 1, 'y': 2}}");
        await say.ReadAsync<List<(double, double)>>("[(1.0, 2.0)]");
        await say.ReadAsync<IReadOnlyDictionary<Guid, double>>("{}");
        await say.ReadAsync<FrozenSet<int>>("{1}");
        await say.ReadAsync<ILookup<string, int>>("{'a': [1]}");
        await say.WriteAsync("a record", new Unkept(1, 2));
        await say.WriteAsync("an anonymous type", new { X = 1 });
        await Sayings.SayAsync("a parameter", () => Task.FromResult<object?>(new HostFunctions().Add("f", (Unkept unkept) => unkept.X)));
    }
}
