namespace PyActors.Benchmarks.Baselines;

/// <summary>What <c>peer_work:twenty_fields</c> returns, as a program would have it.</summary>
internal sealed record TwentyFields(
    long OrderId,
    string CustomerName,
    string CustomerMail,
    double NetPrice,
    double GrossPrice,
    int ItemCount,
    bool IsPaid,
    bool IsShipped,
    string? Comment,
    string Currency,
    double? Discount,
    long CreatedAt,
    long ChangedAt,
    string Street,
    string City,
    string PostalCode,
    string Country,
    double Weight,
    int Priority,
    bool IsGift);
