using PyActors.Options;

namespace PyActors.Core.Specs.Options;

public sealed class OptionsFaultsSpecs
{
    [Fact]
    public void Faults_should_be_none_for_the_defaults() => OptionsFaults.Of(new PoolOptions()).ShouldBeEmpty();

    [Fact]
    public void Faults_should_name_each_option_that_is_out_of_its_range_and_the_range()
    {
        var options = new PoolOptions { Name = "small", Workers = 0, GracePeriod = TimeSpan.FromMilliseconds(9) };
        options.Values.MaxDepth = 1001;
        options.Values.Enums = (EnumForm)7;

        OptionsFaults.Of(options).ShouldBe(
            [
                "Pool 'small': Workers is 0; it must be between 1 and 1024.",
                "Pool 'small': GracePeriod is 00:00:00.0090000; it must be between 00:00:00.0100000 and 01:00:00.",
                "Pool 'small': Values.MaxDepth is 1001; it must be between 1 and 1000.",
                "Pool 'small': Values.Enums is 7, which is none of its values.",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void Faults_should_name_what_is_missing()
    {
        OptionsFaults.Of(new PoolOptions { WarmUp = null!, Values = null! }).ShouldBe(
            ["Pool 'default': WarmUp is missing.", "Pool 'default': Values is missing."]);
        OptionsFaults.Of(new PoolOptions { WarmUp = { Modules = null! } }).ShouldBe(["Pool 'default': Modules is missing."]);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(3_600_000, true)]
    [InlineData(3_600_001, false)]
    public void Faults_should_count_both_bounds_of_a_time_as_inside(int milliseconds, bool isValid) =>
        OptionsFaults.Of(new PoolOptions { GracePeriod = TimeSpan.FromMilliseconds(milliseconds) }).Any().ShouldBe(!isValid);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(86_400_001)]
    public void Faults_should_name_what_is_out_of_its_range_in_the_options_of_Python(int milliseconds) =>
        OptionsFaults.Of(new PythonOptions { StartTimeout = TimeSpan.FromMilliseconds(milliseconds) })
            .ShouldBe([$"Python: StartTimeout is {TimeSpan.FromMilliseconds(milliseconds)}; it must be between 00:00:00.0100000 and 1.00:00:00."]);

    [Fact]
    public void Faults_should_say_that_a_bare_number_in_a_settings_file_means_days() =>
        OptionsFaults.Of(new PoolOptions { DrainTimeout = TimeSpan.Parse("5", System.Globalization.CultureInfo.InvariantCulture) }).ShouldBe(
            ["Pool 'default': DrainTimeout is 5.00:00:00; it must be between 00:00:00 and 01:00:00. A bare number means days: 5 seconds are written 00:00:05."]);

    [Fact]
    public void Faults_should_list_whatever_is_wrong_at_once()
    {
        var options = new PoolOptions
        {
            Name = new string('n', 65),
            Isolation = (PythonIsolation)3,
            QueueCapacity = 0,
            WaitForRoom = TimeSpan.FromDays(2),
            MaxWaitingForRoom = -1,
            HandAhead = 65,
            DefaultTimeout = TimeSpan.Zero,
            DrainTimeout = TimeSpan.FromHours(2),
            MaxQuarantined = -1,
            RecycleAfterInvocations = -1,
            RecycleAfter = TimeSpan.Zero,
            StartTimeout = TimeSpan.Zero,
            AllowedModules = [],
        };
        options.WarmUp.Callable = "math";
        options.Values.MaxItems = 0;
        options.Values.MaxStreamedItems = -1;
        options.Values.MaxBytes = 1023;
        options.Values.MemberNames = (MemberNaming)(-1);
        options.Values.Times = (TimePrecision)2;

        var faults = OptionsFaults.Of(options);

        string[] names =
        [
            "Name", "Isolation", "QueueCapacity", "WaitForRoom", "MaxWaitingForRoom", "HandAhead", "DefaultTimeout", "DrainTimeout", "MaxQuarantined", "RecycleAfterInvocations",
            "RecycleAfter", "StartTimeout", "WarmUp.Callable", "AllowedModules", "Values.MaxItems", "Values.MaxStreamedItems", "Values.MaxBytes", "Values.MemberNames", "Values.Times",
        ];
        faults.Count.ShouldBe(names.Length);
        foreach (var name in names)
            faults.ShouldContain(fault => fault.Contains($" {name} ", StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_should_name_a_missing_name_once() => OptionsFaults.Of(new PoolOptions { Name = "" }).ShouldHaveSingleItem();
}
