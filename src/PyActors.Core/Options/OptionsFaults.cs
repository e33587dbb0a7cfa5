namespace PyActors.Options;

/// <summary>What is wrong with options: every fault at once, each naming the pool, if it is one's, the option and its range.</summary>
internal static class OptionsFaults
{
    private static readonly TimeSpan ShortestTime = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The faults of one pool's options; none if they are valid.</summary>
    public static IReadOnlyList<string> Of(PoolOptions options)
    {
        var check = new OptionsCheck($"Pool '{options.Name}': ");
        check.IsName(options.Name, 64);
        check.IsBetween(options.Workers, 1, 1024);
        check.IsOneOf((int)options.Isolation, (int)PythonIsolation.OwnGil);
        check.IsBetween(options.QueueCapacity, 1, 100_000_000);
        check.IsBetween(options.WaitForRoom, TimeSpan.Zero, Day);
        check.IsBetween(options.MaxWaitingForRoom, 0, 1_000_000);
        check.IsBetween(options.HandAhead, 0, 64);
        check.IsTimeOrInfinite(options.DefaultTimeout, "none");
        check.IsBetween(options.GracePeriod, ShortestTime, Hour);
        check.IsBetween(options.DrainTimeout, TimeSpan.Zero, Hour);
        check.IsBetween(options.MaxQuarantined, 0, 1024);
        check.IsBetween(options.RecycleAfterInvocations, 0, int.MaxValue);
        check.IsTimeOrInfinite(options.RecycleAfter, "never");
        check.IsBetween(options.StartTimeout, ShortestTime, Day);
        check.IsThere(options.WarmUp);
        if (options.WarmUp is not null)
            check.IsThere(options.WarmUp.Modules);
        check.IsThere(options.Values);
        if (options.WarmUp?.Callable is { } callable && !PyCallable.TryParse(callable, out _))
            check.Add($"WarmUp.Callable is '{callable}'; write the module, a colon and the name inside it, as in \"math:sqrt\".");
        if (options.AllowedModules is { Count: 0 })
            check.Add("AllowedModules is empty, so nothing could be invoked; leave it out to allow every module.");
        foreach (var module in options.AllowedModules ?? [])
            if (!PyCallable.TryParse($"{module}:_", out _))
                check.Add($"AllowedModules names '{module}', which is no module's name; write it as Python imports it, as in \"math\" or \"package.module\".");

        return options.Values is null ? check.Faults : [.. check.Faults, .. Of(options.Values, $"Pool '{options.Name}': Values.")];
    }

    /// <summary>The faults of the options of Python itself; none if they are valid.</summary>
    public static IReadOnlyList<string> Of(PythonOptions options)
    {
        var check = new OptionsCheck("Python: ");
        check.IsBetween(options.StartTimeout, ShortestTime, Day);
        return check.Faults;
    }

    private static IReadOnlyList<string> Of(ValueOptions options, string of)
    {
        var check = new OptionsCheck(of);
        check.IsBetween(options.MaxDepth, 1, 1000);
        check.IsBetween(options.MaxItems, 1, 2_000_000_000);
        check.IsBetween(options.MaxStreamedItems, 0, 2_000_000_000);
        check.IsBetween(options.MaxBytes, 1024L, 1L << 40);
        check.IsOneOf((int)options.Enums, (int)EnumForm.Name);
        check.IsOneOf((int)options.MemberNames, (int)MemberNaming.AsDeclared);
        check.IsOneOf((int)options.Times, (int)TimePrecision.Exact);
        return check.Faults;
    }
}
