using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BlogApp.Data;

/// <summary>All times in the database are UTC; values read from it get that kind.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    written => written.Kind == DateTimeKind.Local ? written.ToUniversalTime() : written,
    read => DateTime.SpecifyKind(read, DateTimeKind.Utc));
