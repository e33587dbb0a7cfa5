namespace PyActors.PythonNet.Specs;

/// <summary>The example job that uses .NET from Python.</summary>
[Collection(EngineFixture.Collection)]
public sealed class CalendarJobSpecs(EngineFixture fixture)
{
    [Fact]
    public async Task Job_should_convert_a_date_with_a_NET_calendar()
    {
        await using var worker = await fixture.WorkerAsync();

        var value = await worker.ValueAsync("dotnet_calendar:convert", "2024-10-03", "HebrewCalendar");

        value.ShouldBe(new PyDict(
        [
            new("calendar", "HebrewCalendar"), new("year", 5785L), new("month", 1L), new("day", 1L), new("leap_year", false), new("days_in_year", 355L),
        ]));
    }

    [Fact]
    public async Task Job_should_give_the_ISO_week_of_a_date()
    {
        await using var worker = await fixture.WorkerAsync();

        var value = await worker.ValueAsync("dotnet_calendar:iso_week", "2021-01-03");

        value.ShouldBe(new PyTuple(2020L, 53L));
    }

    [Fact]
    public async Task Job_should_say_which_calendars_there_are()
    {
        await using var worker = await fixture.WorkerAsync();

        var fault = (await worker.CallAsync("dotnet_calendar:convert", "2024-01-01", "Mayan")).Fault.ShouldNotBeNull();

        fault.Error!.Type.ShouldBe("ValueError");
        fault.Error.Message.ShouldContain("'Mayan' is none of .NET's calendars");
        fault.Error.Message.ShouldContain("HebrewCalendar, HijriCalendar");
    }

    [Fact]
    public async Task Job_should_refuse_a_date_that_the_calendar_does_not_reach()
    {
        await using var worker = await fixture.WorkerAsync();

        var error = (await worker.CallAsync("dotnet_calendar:convert", "1500-01-01", "HebrewCalendar")).Fault!.Error.ShouldNotBeNull();

        error.Type.ShouldBe("ValueError");
        error.Cause!.Type.ShouldBe("System.ArgumentOutOfRangeException");
    }
}
