package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignFormatTest extends WithInbox {

    @Test
    void an_excel_workbook_is_called_so() throws IOException {
        assertThat(inbox.read("a.csv", zip("[Content_Types].xml", "xl/workbook.xml"))
                        .complaint())
                .isEqualTo(
                        "inbox/a.csv: this is an Excel workbook, neither CSV nor JSON. Save it as CSV UTF-8 and drop that.");
        assertThat(inbox.read("a.csv", latin("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1"))
                        .complaint())
                .contains("this is an old Excel workbook");
    }

    @Test
    void archives_are_to_be_unpacked() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write("id,name\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(inbox.read("a.csv", zip("contacts.csv")).complaint())
                .isEqualTo(
                        "inbox/a.csv: this is a zip archive, neither CSV nor JSON. Unpack it and drop the files that are in it.");
        assertThat(inbox.read("a.csv.gz", gzip.toByteArray()).complaint()).contains("this is a gzip archive");
    }

    @Test
    void pictures_documents_and_pages_are_called_so() {
        assertThat(inbox.read("a.csv", latin("%PDF-1.7\n%\u00E2\u00E3")).complaint())
                .contains("this is a PDF document");
        assertThat(inbox.read("a.csv", latin("\u0089PNG\r\n\u001A\n")).complaint())
                .contains("this is a PNG picture");
        assertThat(inbox.read("a.csv", latin("\u00FF\u00D8\u00FF\u00E0")).complaint())
                .contains("this is a JPEG picture");
        assertThat(inbox.read("a.csv", "\uFEFF<?xml version=\"1.0\"?><a/>").complaint())
                .contains("this is an XML file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE html><html>", "\n <html lang=en>", "\uFEFF<!doctype HTML>"})
    void a_web_page_saved_in_place_of_the_file_is_called_so(String page) {
        assertThat(inbox.read("a.csv", page).complaint())
                .isEqualTo("inbox/a.csv: this is a web page (HTML), neither CSV nor JSON."
                        + " Perhaps a sign-in or error page was saved in place of the file.");
    }

    @Test
    void other_bytes_are_called_binary() {
        byte[] bytes = new byte[5000];
        new Random(1).nextBytes(bytes);
        for (int i = 0; i < bytes.length; i += 7) {
            bytes[i] = 0;
        }

        assertThat(inbox.read("a.csv", bytes).complaint())
                .isEqualTo(
                        "inbox/a.csv: this is a binary file, neither CSV nor JSON. If it is text all the same, name its charset in a line of the flow's parameters: - {name: charset, value: UTF-16LE}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "  \r\n", "\uFEFF", "\0\0\0\0", "\u001A"})
    void a_file_with_nothing_in_it_is_called_empty(String text) {
        for (String name : new String[] {"a.csv", "a.json", "a.ndjson"}) {
            assertThat(inbox.read(name, text).complaint())
                    .isEqualTo("inbox/" + name + ": the file is empty. Nothing was read.");
        }
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] latin(String bytes) {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }
}
