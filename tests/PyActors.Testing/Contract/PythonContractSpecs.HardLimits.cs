namespace PyActors.Testing.Contract;

/// <summary>What never fits, whatever the options allow. It is told by its size, so that none of it is copied first.</summary>
public abstract partial class PythonContractSpecs
{
    // Zeros that the system hands out only when they are touched, but for the text and the int.
    [Theory]
    [InlineData("bytes(2**31)", "result", "2^31")]
    [InlineData("[memoryview(mmap.mmap(-1, 2**31))]", "result[0]", "2^31")]
    [InlineData("{'a': memoryview(bytes(2**32)).cast('d')}", "result[\"a\"]", "2^31")]
    [InlineData("[1 << 2**31]", "result[0]", "2^31 bits")]
    [InlineData("['x' * 2**30]", "result[0]", "2^30 characters")]
    [InlineData("range(2**31)", "result", "MaxItems")]
    public async Task Result_that_never_fits_should_be_a_fault_whatever_the_limits(string expression, string path, string message)
    {
        await using var worker = await WorkerAsync(new ValueOptions { MaxBytes = 1L << 40, MaxItems = 2_000_000_000, MaxStreamedItems = 2_000_000_000 });

        var fault = (await worker.CallAsync("contract_values:make", expression)).Fault.ShouldNotBeNull();

        fault.Kind.ShouldBe(PyFaultKind.ResultNotConvertible);
        fault.Path.ShouldBe(path);
        fault.Message.ShouldContain(message);
        (await worker.ValueAsync("contract:echo", "healthy")).ShouldBe("healthy");
    }
}
